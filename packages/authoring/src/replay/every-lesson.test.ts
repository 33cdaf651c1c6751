import path from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { checkContent } from '../check/check-lesson.js';
import { checkBroken } from '../check/check-solutions.js';
import { type CompiledLesson, compileLesson } from '../compile/compile-lesson.js';
import { lessonFolders } from '../read/lesson-places.js';
import { problemText } from '../read/problem.js';
import { replaysOf } from './replay-activity.js';

/** `frameplay check` draws more; here all lessons are checked at every change. */
const SEEDS = 4;

/** A lab of two hundred servers takes some seconds of a quiet machine. */
vi.setConfig({ testTimeout: 180_000 });

function compiled(folder: string): CompiledLesson {
  const result = compileLesson(folder);
  if (!result.ok) throw new Error(result.problems.map(problemText).join('\n'));
  return result.compiled;
}

describe.each(lessonFolders().map((folder) => [path.basename(folder), folder]))('lesson %s', (_id, folder) => {
  const lesson = compiled(folder);

  test('has nothing that frameplay check would complain about', () => {
    expect(checkContent(lesson, SEEDS).map(problemText)).toEqual([]);
  });

  for (const activity of lesson.activities) {
    describe(`exercise ${activity.activity.id}`, () => {
      test('holds before a repair what it calls collateral, and something does not', () => {
        expect(checkBroken(lesson, activity).map(problemText)).toEqual([]);
      });

      for (const { title, play } of replaysOf(lesson, activity)) {
        test(`${title}: does in a real classroom what it states`, () => {
          expect(play().map(problemText)).toEqual([]);
        });
      }
    });
  }
});
