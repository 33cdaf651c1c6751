// After this package was compiled:
//   node packages/authoring/dist/generate/main.js            packages/lessons/src/generated
//   node packages/authoring/dist/generate/main.js --kept     what is kept in the repository: JSON Schemas, docs/curriculum.md
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { complain, EXIT } from '@frameplay/lab/cli';
import { type CompiledLesson, compileLesson } from '../compile/compile-lesson.js';
import { curriculumPage } from '../curriculum/curriculum-page.js';
import { CURRICULUM_PAGE, GENERATED, lessonFolders, SCHEMAS } from '../read/lesson-places.js';
import { problemText } from '../read/problem.js';
import { jsonSchemas } from '../schema/json-schemas.js';
import { lessonModules } from './lesson-modules.js';

const compiled = compileAll();
if (compiled === undefined) process.exitCode = EXIT.badInput;
else if (process.argv.includes('--kept')) {
  write(SCHEMAS, jsonSchemas());
  writeFileSync(CURRICULUM_PAGE, curriculumPage(compiled));
} else write(GENERATED, lessonModules(compiled));

/** undefined: some lesson has problems, which were said. Half a curriculum must not look like a whole one. */
function compileAll(): readonly CompiledLesson[] | undefined {
  const results = lessonFolders().map((folder) => compileLesson(path.relative('', folder)));
  const problems = results.flatMap((result) => (result.ok ? [] : result.problems));
  for (const problem of problems) complain(problemText(problem));
  return problems.length > 0 ? undefined : results.flatMap((result) => (result.ok ? [result.compiled] : []));
}

/** Only what differs is written, so that nothing is compiled again in vain; what nobody made any more goes. */
function write(folder: string, files: ReadonlyMap<string, string>): void {
  mkdirSync(folder, { recursive: true });
  const present = readdirSync(folder);
  for (const name of present) if (!files.has(name)) rmSync(path.join(folder, name));
  for (const [name, text] of files) {
    const file = path.join(folder, name);
    if (!present.includes(name) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text);
  }
}
