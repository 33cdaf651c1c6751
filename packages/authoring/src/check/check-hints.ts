import type { CompiledLesson } from '../compile/compile-lesson.js';
import type { Problem } from '../read/problem.js';

/** All hints together may cost the points of the activity, no more. (That there are three at most says the schema.) */
export function checkHints({ activities }: CompiledLesson): Problem[] {
  return activities.flatMap(({ source, activity }) => {
    const cost = activity.hints.reduce((sum, hint) => sum + hint.cost, 0);
    return cost <= 100
      ? []
      : [source.yaml.problemAt(['hints'], 'hint', `the hints cost ${cost} % together, more than 100`)];
  });
}
