import type { Lesson } from '@frameplay/classroom';
import type { DecisionRow, Gradebook, GradebookRow } from '@frameplay/protocol';
import { toCsv } from './csv.js';

export type Language = 'zh' | 'en';

const HEADS: Readonly<Record<Language, readonly string[]>> = {
  zh: [
    '昵称',
    '座位',
    '首次正确',
    '首次总数',
    '首次得分 %',
    '最佳正确',
    '最佳总数',
    '最佳得分 %',
    '帧数',
    '决定次数',
    '提示扣分 %',
  ],
  en: [
    'Nickname',
    'Seats',
    'First right',
    'First total',
    'First %',
    'Best right',
    'Best total',
    'Best %',
    'Frames',
    'Decisions',
    'Hints, % off',
  ],
};
const DECISION_HEADS: Readonly<Record<Language, readonly string[]>> = {
  zh: ['昵称', '座位', '活动', '帧 #', '内容', '第几次', '模式', '正确', '总数', '错误字段', '时间 (UTC)'],
  en: [
    'Nickname',
    'Seat',
    'Activity',
    'Frame #',
    'What',
    'Attempt',
    'Mode',
    'Right',
    'Total',
    'Wrong fields',
    'Time (UTC)',
  ],
};
export const MODES: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  zh: { guided: '引导', consequence: '后果', exam: '考试' },
  en: { guided: 'guided', consequence: 'consequence', exam: 'exam' },
};

/** One line for each student. */
export function studentsCsv({ rows }: Gradebook, lesson: Lesson | undefined, language: Language): string {
  return toCsv([HEADS[language], ...rows.map((row) => studentCells(row, (seat) => seatName(seat, lesson, language)))]);
}

/** One line for each decision, with what was wrong and why. */
export function decisionsCsv({ rows }: Gradebook, lesson: Lesson | undefined, language: Language): string {
  const lines = rows.flatMap((row) =>
    row.decisions.map((decision) => decisionCells(row.nickname, decision, lesson, language)),
  );
  return toCsv([DECISION_HEADS[language], ...lines]);
}

/** A seat as the lesson calls it. */
export function seatName(seat: string, lesson: Lesson | undefined, language: Language): string {
  return lesson?.seats.find((one) => one.seat === seat)?.title[language] ?? seat;
}

function studentCells(
  { nickname, seats, score, activities }: GradebookRow,
  nameOf: (seat: string) => string,
): (string | number)[] {
  const { firstRight, firstTotal, bestRight, bestTotal, frames, decisions } = score;
  const first = [firstRight, firstTotal, percent(firstRight, firstTotal)];
  const best = [bestRight, bestTotal, percent(bestRight, bestTotal)];
  const hints = activities.reduce((sum, { hintCost }) => sum + hintCost, 0);
  return [nickname, seats.map(nameOf).join(' / '), ...first, ...best, frames, decisions, hints];
}

function decisionCells(
  nickname: string,
  { graded }: DecisionRow,
  lesson: Lesson | undefined,
  language: Language,
): (string | number)[] {
  const { seat, activityIndex, no, summary, attempt, mode, right, total, at } = graded;
  const activity = lesson?.activities[activityIndex]?.title[language] ?? String(activityIndex + 1);
  const wrong = graded.fields
    .filter((field) => !field.right)
    .map(({ field, got, expected, why }) =>
      `${field}: ${got ?? '-'} → ${expected ?? '-'} ${why?.[language] ?? ''}`.trim(),
    );
  const when = at.replace('T', ' ').slice(0, 19);
  const modeName = MODES[language][mode] ?? mode;
  return [
    nickname,
    seatName(seat, lesson, language),
    activity,
    no,
    summary,
    attempt,
    modeName,
    right,
    total,
    wrong.join('; '),
    when,
  ];
}

function percent(right: number, total: number): string | number {
  return total === 0 ? '' : Math.round((100 * right) / total);
}
