import { describe, expect, test } from 'vitest';
import { tallLayout, wideLayout } from './walk-layout';
import { WALK_STEPS } from './walk-time';

describe.each([
  ['wide', wideLayout],
  ['tall', tallLayout],
] as const)('the %s picture', (_name, layoutOf) => {
  test.each(['server1', 'server2'] as const)('keeps every way and stone to %s inside', (server) => {
    const { width, height, ways, stones } = layoutOf(server);
    for (const step of WALK_STEPS) {
      expect(ways[step].length).toBeGreaterThan(1);
      for (const { x, y } of [...ways[step], stones[step]]) {
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x).toBeLessThanOrEqual(width);
        expect(y).toBeGreaterThanOrEqual(0);
        expect(y).toBeLessThanOrEqual(height);
      }
    }
  });

  test.each(['server1', 'server2'] as const)('carries the answer of %s on where the switch took it', (server) => {
    const { ways } = layoutOf(server);
    expect(ways[5][0]).toEqual(ways[4].at(-1));
    expect(ways[2][0]).toEqual(ways[1].at(-1));
  });
});
