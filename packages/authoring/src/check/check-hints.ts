import type { CompiledLesson } from '../compile/compile-lesson.js';
import type { Problem } from '../read/problem.js';

/** Where to look, the rule, the answer. A concept check measures what is known, and has none. */
const RUNGS = 3;

/** Three hints, and all together may cost the points of the activity, no more. */
export function checkHints({ activities }: CompiledLesson): Problem[] {
  return activities.flatMap(({ source, activity }) => {
    const rungs = activity.kind === 'quiz' && activity.check !== null ? 0 : RUNGS;
    if (activity.hints.length !== rungs) {
      const reason = `has ${activity.hints.length} hints, not ${rungs}: ${rungs === 0 ? 'a concept check has none' : 'where to look, the rule, the answer'}`;
      return [source.yaml.problemAt(['hints'], 'hint', reason)];
    }
    const cost = activity.hints.reduce((sum, hint) => sum + hint.cost, 0);
    return cost <= 100
      ? []
      : [source.yaml.problemAt(['hints'], 'hint', `the hints cost ${cost} % together, more than 100`)];
  });
}
