import type { AnsweredView, Lesson, PredictActivity, QuizActivity, ResultView } from '@frameplay/classroom';
import { canonicalText } from '../compile/compile-question.js';
import type { AnswerValue } from '../schema/question-schema.js';
import type { AnswerSolutions } from '../schema/solution-schema.js';
import type { Discrepancy } from './outcome.js';
import { ReplayRoom } from './room.js';

type Answering = PredictActivity | QuizActivity;
type Given = Readonly<Record<string, AnswerValue>>;

/** One student answers everything; of each question the first answer as it was graded. */
export function answerAll(lesson: Lesson, activity: Answering, seed: number, given: Given): readonly AnsweredView[] {
  const room = ReplayRoom.open({ ...lesson, seats: lesson.seats.slice(0, 1) }, seed);
  const student = lesson.seats[0]?.seat ?? '';
  const answersTo = (ids: readonly string[]): Record<string, string> =>
    Object.fromEntries(ids.flatMap((id) => (given[id] === undefined ? [] : [[id, canonicalText(given[id])]])));
  if (activity.kind === 'quiz') {
    const answers = answersTo(activity.questions.map(({ id }) => id));
    room.student(student, { type: 'answer', activityIndex: 0, stopId: null, answers });
  } else {
    for (const { id: stopId, questions } of activity.stops) {
      const answers = answersTo(questions.map(({ id }) => id));
      room.student(student, { type: 'answer', activityIndex: 0, stopId, answers });
      room.teacher({ type: 'reveal', clusterId: null, activityIndex: 0, stopId });
    }
  }
  return firstAnswers(room);
}

function firstAnswers({ events }: ReplayRoom): readonly AnsweredView[] {
  const results: ResultView[] = events.filter((event) => event.type === 'result');
  const first = new Map<string, AnsweredView>();
  for (const { detail } of results) {
    if (detail.kind !== 'answers') continue;
    for (const answered of detail.answers)
      if (!first.has(answered.questionId)) first.set(answered.questionId, answered);
  }
  return [...first.values()];
}

export function replayGoodAnswers(
  lesson: Lesson,
  activity: Answering,
  seed: number,
  solution: AnswerSolutions['good'][number],
): Discrepancy[] {
  return answerAll(lesson, activity, seed, solution.answers)
    .filter(({ right }) => !right)
    .map(({ questionId, got, expected }) => ({
      path: ['answers', questionId],
      reason: `"${got ?? ''}" is graded wrong; right is "${expected ?? '(not told)'}"`,
    }));
}

/** `given`: the first good solution with this one's answers in place of some. */
export function replayWrongAnswers(
  lesson: Lesson,
  activity: Answering,
  seed: number,
  solution: AnswerSolutions['wrong'][number],
  given: Given,
): Discrepancy[] {
  const wrong = answerAll(lesson, activity, seed, given).filter(({ right }) => !right);
  const stated = solution.fails.flatMap((fail, index): Discrepancy[] => {
    const path = ['fails', index];
    const found = wrong.find(({ questionId }) => questionId === fail.question);
    if (found === undefined) return [{ path, reason: `question ${fail.question} is not graded wrong` }];
    const recognised = found.wrong?.misconception ?? undefined;
    if (fail.misconception === undefined || recognised === fail.misconception) return [];
    const reason = `the answer to ${fail.question} is recognised as ${recognised ?? 'no misconception'}, not as ${fail.misconception}`;
    return [{ path, reason }];
  });
  const unstated = wrong.filter(({ questionId }) => !solution.fails.some(({ question }) => question === questionId));
  return [
    ...stated,
    ...unstated.map(({ questionId }) => ({
      path: ['fails'],
      reason: `question ${questionId} is graded wrong, and that is not stated`,
    })),
  ];
}
