import type { AskedQuestion } from '@frameplay/classroom';
import { questionsOf } from '../check/check-coverage.js';
import type { CompiledActivity } from '../compile/compile-activity.js';
import type { CompiledLesson } from '../compile/compile-lesson.js';
import { canonicalText } from '../compile/compile-question.js';
import { defaultInstance, defaultsOf, withValues } from '../replay/default-instance.js';
import type { AnswerSolutions, SeatSolutions } from '../schema/solution-schema.js';

/** One answer that a lesson itself lists as wrong, and as what grading recognises it. */
export interface WrongAnswer {
  readonly kind: 'seat' | 'predict' | 'quiz' | 'cause';
  /** `tests` of the exercise aside: the misconception with which the student's grade is tagged; null: none. */
  readonly misconception: string | null;
}

/** So many of the wrong answers that the lessons list are recognised at the least. */
export const RECOGNISED_MIN = 0.9;

/**
 * All wrong answers that a lesson lists: each wrong field of a wrong seat solution, each known wrong answer, each wrong
 * option of a choice, each other answer of a wrong solution. Seats: the replay of every lesson holds grading to exactly the
 * misconception that stands here, or to none. Answers: grading recognises them by this very list.
 */
export function wrongAnswersOf({ activities }: CompiledLesson): readonly WrongAnswer[] {
  return activities.flatMap((compiled) =>
    compiled.activity.kind === 'seat' ? wrongDecisions(compiled) : wrongTexts(compiled),
  );
}

function wrongDecisions({ source }: CompiledActivity): WrongAnswer[] {
  const { wrong } = source.yaml.value.solutions as SeatSolutions;
  return wrong.flatMap(({ fails }) =>
    fails.map(({ misconception }) => ({ kind: 'seat' as const, misconception: misconception ?? null })),
  );
}

/** For the first value of all that varies, each answer to a question once. */
function wrongTexts({ activity, source }: CompiledActivity): WrongAnswer[] {
  const kind = activity.kind === 'quiz' || activity.kind === 'predict' ? activity.kind : 'cause';
  const { wrong } = withValues(source.yaml.value.solutions, defaultsOf(activity)) as AnswerSolutions;
  return questionsOf(defaultInstance(activity)).flatMap((question) => {
    const failing =
      kind === 'cause' ? [] : wrong.filter(({ fails }) => fails.some((fail) => fail.question === question.id));
    const given = failing.flatMap(({ answers }) => {
      const answer = answers[question.id];
      return answer === undefined ? [] : [canonicalText(answer)];
    });
    const texts = new Set([...question.expectedWrong.map(({ value }) => value), ...wrongOptions(question), ...given]);
    return [...texts].map((text) => ({ kind, misconception: recognisedAs(question, text) }));
  });
}

function recognisedAs({ expectedWrong }: AskedQuestion, text: string): string | null {
  return expectedWrong.find(({ value }) => value === text)?.misconception ?? null;
}

/** Of a computed key the right option is not known without a run. */
function wrongOptions({ answer, key }: AskedQuestion): readonly string[] {
  if (answer.kind !== 'choice' || key.from !== 'stated') return [];
  return answer.options.map(({ id }) => id).filter((id) => id !== key.value);
}

export interface Recognised {
  readonly listed: number;
  readonly recognised: number;
}

export function countRecognised(answers: readonly WrongAnswer[]): Recognised {
  return {
    listed: answers.length,
    recognised: answers.filter(({ misconception }) => misconception !== null).length,
  };
}
