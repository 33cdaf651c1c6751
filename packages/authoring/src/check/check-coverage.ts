import type { Activity, AskedQuestion } from '@frameplay/classroom';
import type { CompiledActivity } from '../compile/compile-activity.js';
import type { CompiledLesson } from '../compile/compile-lesson.js';
import type { Problem } from '../read/problem.js';

/** A misconception that an exercise says it tests is shown by one of its wrong solutions or known wrong answers. */
export function checkCoverage({ activities }: CompiledLesson): Problem[] {
  return activities.flatMap((compiled) => {
    const shown = shownBy(compiled);
    return compiled.activity.tests.flatMap((tested, index) => {
      if (!tested.startsWith('M') || shown.has(tested)) return [];
      const reason = `says that it tests ${tested}, but no wrong solution and no known wrong answer shows it`;
      return [compiled.source.yaml.problemAt(['tests', index], 'coverage', reason)];
    });
  });
}

export function shownBy({ activity, source }: CompiledActivity): ReadonlySet<string> {
  const answers = questionsOf(activity).flatMap(({ expectedWrong }) =>
    expectedWrong.map((wrong) => wrong.misconception),
  );
  const { wrong } = source.yaml.value.solutions;
  const solutions = wrong.flatMap(({ fails }): readonly (string | undefined)[] =>
    Array.isArray(fails) ? fails.map(({ misconception }) => misconception) : [fails.misconception],
  );
  return new Set([...answers, ...solutions].filter((one) => typeof one === 'string'));
}

export function questionsOf(activity: Activity): readonly AskedQuestion[] {
  switch (activity.kind) {
    case 'seat':
      return [];
    case 'predict':
      return activity.stops.flatMap(({ questions }) => questions);
    case 'lab':
      return activity.cause === null ? [] : [activity.cause];
    case 'quiz':
      return activity.questions;
  }
}
