import type { AskedQuestion } from '../lesson/question.js';
import type { AnsweredView, Answers, QuestionView, TallyView } from '../part-view.js';

/** What is shown of a question before anything is revealed: an allow-list, field by field. */
export function questionView({ id, prompt, answer, key, points }: AskedQuestion): QuestionView {
  return { id, prompt, answer, frameField: key.from === 'frame' ? key.field : null, points };
}

/** A canonical answer beside its key. `isTold`: what is right is told even when the answer was wrong. */
export function gradeAnswer(
  { id, prompt, answer, points: outOf, why, expectedWrong }: AskedQuestion,
  key: string | null,
  got: string | null,
  isTold: boolean,
): AnsweredView {
  const right = got !== null && got === key;
  const known = right ? undefined : expectedWrong.find(({ value }) => value === got);
  const shown = right || isTold;
  return {
    questionId: id,
    prompt,
    answer,
    got,
    expected: shown ? key : null,
    right,
    points: right ? outOf : 0,
    outOf,
    why: shown ? why : null,
    wrong: known === undefined ? null : { misconception: known.misconception, why: known.why },
  };
}

export function sumPoints(answered: readonly AnsweredView[]): { readonly points: number; readonly outOf: number } {
  return answered.reduce((sum, one) => ({ points: sum.points + one.points, outOf: sum.outOf + one.outOf }), {
    points: 0,
    outOf: 0,
  });
}

/** How many gave which answer to each question in one round. */
export function tally(questions: readonly AskedQuestion[], round: number, sheets: readonly Answers[]): TallyView[] {
  return questions.map(({ id: questionId }) => {
    const counts = new Map<string, number>();
    const given = sheets.flatMap((answers) => (answers[questionId] === undefined ? [] : [answers[questionId]]));
    for (const value of given) counts.set(value, (counts.get(value) ?? 0) + 1);
    const sorted = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([value, count]) => ({ value, count }));
    return { questionId, round, answered: given.length, counts: sorted };
  });
}
