import { expect, test } from 'vitest';
import { compileLesson } from '../compile/compile-lesson.js';
import { lessonFolders } from '../read/lesson-places.js';
import { compareNumbers, exercisesOf, REQUIRED, uncovered } from './coverage.js';
import { NOT_YET_COVERED } from './not-yet-covered.js';
import { countRecognised, RECOGNISED_MIN, wrongAnswersOf } from './wrong-answers.js';

const lessons = lessonFolders().flatMap((folder) => {
  const result = compileLesson(folder);
  return result.ok ? [result.compiled] : [];
});

test('S1 to S19 and M1 to M36 are asked for', () => {
  expect(REQUIRED).toHaveLength(19 + 36);
});

test('every row and misconception is tested by an exercise, but those listed in not-yet-covered.ts; a covered one leaves the list', () => {
  expect(uncovered(exercisesOf(lessons))).toEqual(NOT_YET_COVERED);
});

test('an exercise has the number that the curriculum says, whatever stands before it in its lesson', () => {
  const numbers = lessons.flatMap(({ lesson }) => lesson.activities.map(({ number }) => number ?? ''));
  expect(numbers).toContain('7.5');
  expect(numbers.sort(compareNumbers)).toEqual(exercisesOf(lessons).map(({ number }) => number));
});

test('exercises come in the order of their numbers', () => {
  const numbers = ['10.1', '5.1.2', '2', '5.2', '5', '5.1.1', '5.1'];
  expect(numbers.sort(compareNumbers)).toEqual(['2', '5', '5.1', '5.1.1', '5.1.2', '5.2', '10.1']);
});

test('nine of ten wrong answers that the lessons list are tagged with a misconception', () => {
  const { listed, recognised } = countRecognised(lessons.flatMap(wrongAnswersOf));
  expect(listed).toBeGreaterThan(400);
  expect(recognised / listed).toBeGreaterThanOrEqual(RECOGNISED_MIN);
});
