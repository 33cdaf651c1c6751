import { expect, test } from 'vitest';
import { classGain, normalisedGain } from './gain.js';

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
