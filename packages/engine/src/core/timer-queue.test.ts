import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addTimer, cancelTimer, createTimerQueue, nextTimerTime, takeTimer } from './timer-queue.js';

test('timers come out by time, and those of one instant in the order in which they were set', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 50 }), fc.boolean())), (wanted) => {
      const queue = createTimerQueue<number>();
      const expected: [number, number][] = [];
      wanted.forEach(([time, cancelled], index) => {
        const id = addTimer(queue, time, index);
        if (cancelled) cancelTimer(queue, id);
        else expected.push([time, index]);
      });
      expected.sort((x, y) => x[0] - y[0] || x[1] - y[1]);
      const seen: [number, number][] = [];
      for (let time = nextTimerTime(queue); time !== Number.POSITIVE_INFINITY; time = nextTimerTime(queue))
        seen.push([time, takeTimer(queue)]);
      expect(seen).toEqual(expected);
    }),
  );
});
