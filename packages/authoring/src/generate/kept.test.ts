import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { compileLesson } from '../compile/compile-lesson.js';
import { curriculumPage } from '../curriculum/curriculum-page.js';
import { CURRICULUM_PAGE, GENERATED, lessonFolders, SCHEMAS } from '../read/lesson-places.js';
import { problemText } from '../read/problem.js';
import { jsonSchemas } from '../schema/json-schemas.js';
import { lessonModules } from './lesson-modules.js';

const lessons = lessonFolders().map((folder) => {
  const result = compileLesson(folder);
  if (!result.ok) throw new Error(result.problems.map(problemText).join('\n'));
  return result.compiled;
});

/** Names of files that are missing, too many or other than they should be. */
function stale(folder: string, files: ReadonlyMap<string, string>): readonly string[] {
  const present = existsSync(folder) ? readdirSync(folder) : [];
  const names = [...new Set([...present, ...files.keys()])].sort();
  return names.filter(
    (name) => !present.includes(name) || readFileSync(path.join(folder, name), 'utf8') !== files.get(name),
  );
}

test('the modules of packages/lessons are those of its files; else: npm run generate', () => {
  expect(stale(GENERATED, lessonModules(lessons))).toEqual([]);
});

test('the JSON Schemas are those of the zod schemas; else: npm run generate:kept', () => {
  expect(stale(SCHEMAS, jsonSchemas())).toEqual([]);
});

test('docs/curriculum.md is that of the lessons; else: npm run generate:kept', () => {
  expect(readFileSync(CURRICULUM_PAGE, 'utf8')).toBe(curriculumPage(lessons));
});
