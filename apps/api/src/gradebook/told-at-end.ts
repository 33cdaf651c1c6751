import { keyOfQuestion, type Lesson, type ResultView } from '@frameplay/classroom';

/** While a quiz may be tried again its right answers are kept back. Who may see the grades afterwards sees them too. */
export function toldAtEnd(result: ResultView, lesson: Lesson | undefined): ResultView {
  const activity = lesson?.activities[result.activityIndex];
  const { detail } = result;
  if (activity?.kind !== 'quiz' || detail.kind !== 'answers') return result;
  const answers = detail.answers.map((one) => {
    const question = activity.questions.find(({ id }) => id === one.questionId);
    if (one.expected !== null || question === undefined) return one;
    return { ...one, expected: keyOfQuestion(question, null), why: question.why };
  });
  return { ...result, detail: { ...detail, answers } };
}
