import { type CompiledLesson, compileLesson } from '../compile/compile-lesson.js';
import type { Problem } from '../read/problem.js';
import { checkAnswers, SEEDS } from './check-answers.js';
import { checkCoverage } from './check-coverage.js';
import { checkHints } from './check-hints.js';
import { checkLabs } from './check-labs.js';
import { checkPar } from './check-par.js';
import { checkReferences } from './check-references.js';
import { checkRunSheets } from './check-run-sheet.js';
import { checkSolutions } from './check-solutions.js';
import { checkTexts } from './check-texts.js';
import { checkVariables } from './check-variables.js';

/** Everything that can be said about a lesson without playing its solutions; of what varies `seeds` instances. */
export function checkContent(compiled: CompiledLesson, seeds = SEEDS): Problem[] {
  const names = [...checkReferences(compiled), ...checkVariables(compiled)];
  const texts = [...checkTexts(compiled.folder), ...checkRunSheets(compiled.folder)];
  const rules = [...checkHints(compiled), ...checkPar(compiled), ...checkCoverage(compiled)];
  // With a wrong name in it nothing can be run.
  const runs = names.length > 0 ? [] : checkLabs(compiled);
  const answers = names.length > 0 || runs.length > 0 ? [] : checkAnswers(compiled, seeds);
  return [...names, ...texts, ...rules, ...runs, ...answers];
}

/** What is wrong with the lesson of a folder, in the order of files and lines; empty: nothing. */
export function checkLesson(folder: string, seeds = SEEDS): readonly Problem[] {
  const result = compileLesson(folder);
  if (!result.ok) return sorted(result.problems);
  const content = checkContent(result.compiled, seeds);
  const isPlayable = content.every(({ code }) => code === 'language' || code === 'run-sheet' || code === 'coverage');
  return sorted(isPlayable ? [...content, ...checkSolutions(result.compiled)] : content);
}

function sorted(problems: readonly Problem[]): readonly Problem[] {
  return [...problems].sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
}
