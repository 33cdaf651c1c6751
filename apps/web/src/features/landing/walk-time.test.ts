import { expect, test } from 'vitest';
import { stepEndMs, stepStartMs, WALK_MS, WALK_STEPS, walkAt } from './walk-time';

test('the walk begins at step 1 with the frame about to leave', () => {
  expect(walkAt(0)).toEqual({ step: 1, progress: 0 });
});

test('where a step ends, its frame has arrived and the step is still shown', () => {
  for (const step of WALK_STEPS) expect(walkAt(stepEndMs(step))).toEqual({ step, progress: 1 });
});

test('the steps follow each other in time', () => {
  const starts = WALK_STEPS.map(stepStartMs);
  expect(starts).toEqual([...starts].sort((a, b) => a - b));
  for (const step of WALK_STEPS) expect(walkAt(stepStartMs(step)).step).toBe(step);
});

test('it rests on step 5 and then begins again', () => {
  expect(walkAt(WALK_MS - 1)).toEqual({ step: 5, progress: 1 });
  expect(walkAt(WALK_MS)).toEqual({ step: 1, progress: 0 });
});
