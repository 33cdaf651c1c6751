import type { AnsweredView, CheckedView, Lesson } from '@frameplay/classroom';
import type { Gradebook, ResultRow } from '@frameplay/protocol';
import { toCsv } from './csv.js';
import { type Language, MODES, seatName } from './gradebook-csv.js';

type Cell = string | number;

const HEADS: Readonly<Record<Language, readonly string[]>> = {
  zh: [
    ...['昵称', '座位', '环节', '类型', '内容', '第几次/轮', '回答', '正确答案', '得分', '满分', '误区'],
    ...['命令数', '标准命令数', '撤销数', '查看点数', '提示扣分 %', '模式', '时间 (UTC)'],
  ],
  en: [
    ...['Nickname', 'Seat', 'Activity', 'Kind', 'What', 'Attempt/round', 'Answer', 'Right answer', 'Points', 'Out of'],
    ...['Misconception', 'Commands', 'Par', 'Undone', 'Looks spent', 'Hint, % off', 'Mode', 'Time (UTC)'],
  ],
};

const KINDS: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  zh: { predict: '预测', lab: '实验', quiz: '测验题', hint: '提示' },
  en: { predict: 'predict', lab: 'lab', quiz: 'quiz', hint: 'hint' },
};

/** What one line says beside whose it is and when. */
interface Line {
  readonly what: string;
  readonly answer: Cell;
  readonly expected: Cell;
  readonly points: Cell;
  readonly outOf: Cell;
  readonly misconception: string;
  readonly work?: readonly Cell[];
  readonly hint?: Cell;
}

/** One line for each answer (predictions before and after), each thing that a check looked at, and each hint. */
export function resultsCsv({ rows }: Gradebook, lesson: Lesson | undefined, language: Language): string {
  const lines = rows.flatMap(({ nickname, results }) =>
    results.flatMap((row) => resultCells(nickname, row, lesson, language)),
  );
  return toCsv([HEADS[language], ...lines]);
}

function resultCells(
  nickname: string,
  { result }: ResultRow,
  lesson: Lesson | undefined,
  language: Language,
): Cell[][] {
  const title = lesson?.activities[result.activityIndex]?.title[language] ?? result.activityId;
  const kind = KINDS[language][result.kind] ?? result.kind;
  const mode = MODES[language][result.mode] ?? result.mode;
  const at = result.at.replace('T', ' ').slice(0, 19);
  return linesOf(result, language).map((line) => [
    ...[
      nickname,
      seatName(result.seat, lesson, language),
      title,
      kind,
      line.what,
      result.attempt,
      line.answer,
      line.expected,
    ],
    ...[line.points, line.outOf, line.misconception, ...(line.work ?? NO_WORK), line.hint ?? '', mode, at],
  ]);
}

const NO_WORK: readonly Cell[] = ['', '', '', ''];

function linesOf({ detail }: ResultRow['result'], language: Language): Line[] {
  switch (detail.kind) {
    case 'answers':
      return detail.answers.map((answer) => answerLine(answer, language));
    case 'check':
      return checkLines(detail.checked, language);
    case 'hint':
      return [{ what: '', answer: '', expected: '', points: '', outOf: '', misconception: '', hint: detail.cost }];
  }
}

function answerLine({ prompt, answer, got, expected, points, outOf, wrong }: AnsweredView, language: Language): Line {
  return {
    what: prompt[language],
    answer: textOf(got, answer, language),
    expected: textOf(expected, answer, language),
    points,
    outOf,
    misconception: wrong?.misconception ?? '',
  };
}

/** Options as they were read; any other answer is its own text. */
function textOf(value: string | null, form: AnsweredView['answer'], language: Language): string {
  if (value === null || (form.kind !== 'choice' && form.kind !== 'choices')) return value ?? '';
  const texts = value.split(' ').map((id) => form.options.find((option) => option.id === id)?.text[language] ?? id);
  return texts.join(language === 'zh' ? '；' : '; ');
}

/** The whole check with its grade, then each thing that it looked at. */
function checkLines(checked: CheckedView, language: Language): Line[] {
  const { commands, par, undone, looks, points, outOf } = checked;
  const work = [commands, par, undone, looks?.spent ?? ''];
  const whole = { what: '', answer: '', expected: '', points, outOf, misconception: '', work };
  const checks = checked.checks.map(({ title, passed, why, ...check }): Line => {
    const answer = passed ? '✓' : (why?.[language] ?? '✗');
    return { what: title[language], answer, expected: '', points: check.points, outOf: check.outOf, misconception: '' };
  });
  return [whole, ...checks, ...(checked.cause === null ? [] : [answerLine(checked.cause, language)])];
}
