import { expect, test } from 'vitest';
import { wheelTime } from './timer-wheel.js';

test('the recorded retransmissions of one segment come at the ticks of the timer wheel', () => {
  const recorded = [2.204, 2.408, 2.816, 3.648, 5.28, 8.672];
  const delays = [0.2, 0.2, 0.4, 0.8, 1.6, 3.2];
  let now = 2_000_056;
  const fired = delays.map((delay) => {
    now = wheelTime(now, now + delay * 1_000_000);
    return now / 1_000_000;
  });
  expect(fired).toEqual(recorded);
});

test('a timer is never early and at most an eighth and one tick late', () => {
  for (let delay = 0; delay < 40_000_000; delay += 37_777) {
    const late = wheelTime(1_234_567, 1_234_567 + delay) - (1_234_567 + delay);
    expect(late).toBeGreaterThanOrEqual(0);
    expect(late).toBeLessThanOrEqual(delay / 7 + 8000);
  }
});

test('far timers fire on the steps of the recorded kernel: FIN_WAIT of 1.4 s, two minutes later', () => {
  expect(wheelTime(1_400_056, 121_400_056)).toBe(121_824_000);
});
