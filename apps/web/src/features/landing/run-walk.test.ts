import { expect, test } from 'vitest';
import { runWalk } from './run-walk';
import { changedFields } from './walk-frames';

test('the engine walks the five steps: only the MACs and the TTL change at the director, and the server answers the client itself', () => {
  const { frames, server, lab } = runWalk();
  expect(frames.map((frame) => frame.step)).toEqual([1, 2, 3, 4, 5]);
  expect(server).toBe(2);

  const changes = frames.map((frame, index) => [...changedFields(frame, frames[index - 1])]);
  expect(changes[1]).toEqual([]);
  expect(changes[2]).toEqual(['src', 'dst', 'ttl']);
  expect(changes[4]).toEqual([]);

  const [asked, , , answered] = frames;
  expect(asked?.dstIp).toBe(lab.vip);
  expect(answered?.srcIp).toBe(lab.vip);
  expect(answered?.dstIp).toBe(asked?.srcIp);
});
