import type { Activity } from '@frameplay/classroom';
import type { CompiledActivity } from '../compile/compile-activity.js';
import type { CompiledLesson } from '../compile/compile-lesson.js';
import type { Problem } from '../read/problem.js';
import { defaultInstance } from '../replay/default-instance.js';
import { replaysOf } from '../replay/replay-activity.js';
import { repair } from '../replay/replay-lab.js';

/** Every solution does what it states, and a repair lab is broken before and only there. */
export function checkSolutions(compiled: CompiledLesson): Problem[] {
  return compiled.activities.flatMap((activity) => [
    ...replaysOf(compiled, activity).flatMap(({ play }) => play()),
    ...checkBroken(compiled, activity),
  ]);
}

/** Nothing done: some check fails, and none that is called collateral. */
export function checkBroken({ lesson }: CompiledLesson, { activity, source }: CompiledActivity): Problem[] {
  if (activity.kind !== 'lab') return [];
  // Nobody is asked for the cause before there is a repair.
  const untouched: Activity = { ...defaultInstance(activity), cause: null };
  const { checked } = repair({ ...lesson, activities: [untouched] }, 1, { commands: [] });
  const problem = (index: number, reason: string): Problem =>
    source.yaml.problemAt(['checks', index], 'solution', reason);
  const collateral = checked.checks.flatMap(({ passed, found }, index) =>
    activity.checks[index]?.collateral === true && !passed
      ? [
          problem(
            index,
            `is called collateral, but does not hold before the repair: ${found.map(({ en }) => en).join('; ')}`,
          ),
        ]
      : [],
  );
  const broken = checked.checks.some(({ passed }) => !passed);
  return broken ? collateral : [...collateral, problem(0, 'there is nothing to repair: every check holds before it')];
}
