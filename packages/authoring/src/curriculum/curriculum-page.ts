import { MISCONCEPTIONS, misconceptionIds } from '@frameplay/lab';
import type { CompiledLesson } from '../compile/compile-lesson.js';
import { compareNumbers, type Exercise, exercisesOf } from './coverage.js';
import { TUTORIAL_ROWS } from './tutorial-rows.js';

/** docs/curriculum.md: what there is, and which exercise tests which row and which misconception. */
export function curriculumPage(lessons: readonly CompiledLesson[]): string {
  const exercises = exercisesOf(lessons);
  const ordered = [...lessons].sort((a, b) => compareNumbers(a.lesson.number, b.lesson.number));
  return `${[
    '# The curriculum',
    '',
    'Made from `packages/lessons/lessons` by `npm run generate:kept`. Change the lessons, not this page.',
    '',
    `${ordered.length} lessons, ${exercises.length} exercises.`,
    '',
    '| exercise | kind | title | 标题 | tests |',
    '|---|---|---|---|---|',
    ...exercises.map(
      ({ number, kind, title, tests }) => `| ${number} | ${kind} | ${title.en} | ${title.zh} | ${tests.join(' ')} |`,
    ),
    '',
    '## Rows of the tutorial',
    '',
    '| row | what it says | exercises |',
    '|---|---|---|',
    ...Object.entries(TUTORIAL_ROWS).map(([row, text]) => `| ${row} | ${text} | ${numbers(exercises, row)} |`),
    '',
    '## Misconceptions',
    '',
    '| id | misconception | 误解 | exercises |',
    '|---|---|---|---|',
    ...misconceptionIds().map((id) => {
      const { title } = MISCONCEPTIONS[id];
      return `| ${id} | ${cell(title.en)} | ${cell(title.zh)} | ${numbers(exercises, id)} |`;
    }),
  ].join('\n')}\n`;
}

function numbers(exercises: readonly Exercise[], row: string): string {
  const testing = exercises.filter(({ tests }) => tests.includes(row)).map(({ number }) => number);
  return testing.length === 0 ? '(none yet)' : testing.join(', ');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
