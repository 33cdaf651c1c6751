import { MISCONCEPTIONS, misconceptionIds } from '@frameplay/lab';
import type { CompiledLesson } from '../compile/compile-lesson.js';
import { compareNumbers, type Exercise, exercisesOf } from './coverage.js';
import { TUTORIAL_ROWS } from './tutorial-rows.js';
import { countRecognised, RECOGNISED_MIN, type WrongAnswer, wrongAnswersOf } from './wrong-answers.js';

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
    '',
    '## Wrong answers, and how many are recognised',
    '',
    'What the lessons themselves list as wrong, and how much of it grading tags with a misconception. The rest fits none of them:',
    'a slip of counting, or a suspect that an incident clears. Decisions at seats are recognised by rules and by running the wrong rule in the',
    `engine (every replay checks it), answers by the list of the question. Below ${100 * RECOGNISED_MIN} % a test fails.`,
    '',
    '| where | listed | recognised | share |',
    '|---|---|---|---|',
    ...recognisedRows(lessons.flatMap(wrongAnswersOf)),
  ].join('\n')}\n`;
}

const PLACES = [
  ['decisions at seats', 'seat'],
  ['predictions', 'predict'],
  ['quizzes', 'quiz'],
  ['causes of incidents', 'cause'],
] as const;

function recognisedRows(answers: readonly WrongAnswer[]): readonly string[] {
  const row = (place: string, some: readonly WrongAnswer[]): string => {
    const { listed, recognised } = countRecognised(some);
    return `| ${place} | ${listed} | ${recognised} | ${Math.floor((100 * recognised) / listed)} % |`;
  };
  const rows = PLACES.map(([place, kind]) =>
    row(
      place,
      answers.filter((answer) => answer.kind === kind),
    ),
  );
  return [...rows, row('all', answers)];
}

function numbers(exercises: readonly Exercise[], row: string): string {
  const testing = exercises
    .filter(({ tests, shows }) => tests.includes(row) || shows.has(row))
    .map(({ number }) => number);
  return testing.length === 0 ? '(none yet)' : testing.join(', ');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
