import { misconceptionIds } from '@frameplay/lab';
import { shownBy } from '../check/check-coverage.js';
import type { CompiledLesson } from '../compile/compile-lesson.js';
import { TUTORIAL_ROWS } from './tutorial-rows.js';

/** An exercise as the curriculum numbers it: `7.5`, or a part of the lesson `5.1`. */
export interface Exercise {
  readonly number: string;
  readonly lesson: string;
  readonly id: string;
  readonly kind: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly tests: readonly string[];
  /** Misconceptions that one of its wrong answers shows, listed under `tests` or not. */
  readonly shows: ReadonlySet<string>;
}

/** M1 to M36 must be tested by some exercise; the others may be. */
const MISCONCEPTIONS_MAX = 36;

export const REQUIRED: readonly string[] = [
  ...Object.keys(TUTORIAL_ROWS),
  ...misconceptionIds().filter((id) => Number(id.slice(1)) <= MISCONCEPTIONS_MAX),
];

/** All exercises in the order of the curriculum. */
export function exercisesOf(lessons: readonly CompiledLesson[]): readonly Exercise[] {
  const exercises = lessons.flatMap(({ lesson, activities }) =>
    activities.map((compiled) => {
      const { id, kind, title, tests } = compiled.activity;
      const number = `${lesson.number}.${compiled.source.position}`;
      return { number, lesson: lesson.id, id, kind, title, tests, shows: shownBy(compiled) };
    }),
  );
  return exercises.sort((a, b) => compareNumbers(a.number, b.number));
}

/** What must be tested and is not. */
export function uncovered(exercises: readonly Exercise[]): readonly string[] {
  const tested = new Set(exercises.flatMap(({ tests }) => tests));
  return REQUIRED.filter((row) => !tested.has(row));
}

/** `5` before `5.1` before `10`. */
export function compareNumbers(a: string, b: string): number {
  const [left, right] = [a.split('.').map(Number), b.split('.').map(Number)];
  const differing = Array.from({ length: Math.max(left.length, right.length) }, (_, index) => index).find(
    (index) => (left[index] ?? -1) !== (right[index] ?? -1),
  );
  return differing === undefined ? 0 : (left[differing] ?? -1) - (right[differing] ?? -1);
}
