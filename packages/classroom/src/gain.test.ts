import { expect, test } from 'vitest';
import { classGain, normalisedGain, unitGains } from './gain.js';
import { quizWalk } from './testing/kinds-lesson.js';
import { flatWalk } from './testing/walk-lesson.js';

test('the gain is the part of what was missing', () => {
  expect(normalisedGain({ before: 0.5, after: 0.75 })).toBe(0.5);
  expect(normalisedGain({ before: 0.5, after: 0.25 })).toBe(-0.5);
  expect(normalisedGain({ before: 1, after: 1 })).toBeNull();
});

test('a class has the gain of its averages', () => {
  expect(classGain([])).toBeNull();
  expect(
    classGain([
      { before: 1, after: 1 },
      { before: 0, after: 0.5 },
    ]),
  ).toBe(0.5);
});

test('a unit’s gain is read from the first tries at its first and its last concept check', () => {
  const check = (form: 'a' | 'b') => ({ ...quizWalk, check: { unit: 3, form } });
  const activities = [check('b'), flatWalk, quizWalk, check('a')];
  const taken = (participantId: string, activityIndex: number, points: number, attempt = 1) => ({
    ...{ participantId, activityIndex, kind: 'quiz' as const, attempt, points, outOf: 4 },
  });
  const results = [
    ...[taken('mei', 0, 2), taken('mei', 0, 4, 2), taken('mei', 3, 3), taken('mei', 2, 0)],
    ...[taken('tom', 0, 0), taken('ana', 3, 4)],
  ];
  expect(unitGains(activities, results)).toEqual([
    { unit: 3, people: [{ participantId: 'mei', before: 0.5, after: 0.75, gain: 0.5 }], gain: 0.5 },
  ]);
  expect(unitGains([quizWalk, check('a')], results)).toEqual([]);
});
