import { advanceLab, type LabRun, startLab } from '@frameplay/lab';
import type { CompiledActivity } from '../compile/compile-activity.js';
import type { CompiledLesson } from '../compile/compile-lesson.js';
import type { Problem } from '../read/problem.js';

const SEED = 1;
/** No fault of a network is a word that no shell knows. */
const NO_SUCH_COMMAND = 127;

/** Every lab runs to its end, its name is that of its file, every lab file is used, and what sets a cluster up succeeds. */
export function checkLabs({ activities, folder }: CompiledLesson): Problem[] {
  const used = new Set(activities.map(({ source: { yaml } }) => ('lab' in yaml.value ? yaml.value.lab : '')));
  const unused = [...folder.labs]
    .filter(([name]) => !used.has(name))
    .map(([, { file }]) => ({ file, line: 1, code: 'lab' as const, reason: 'no activity uses this lab' }));
  return [...unused, ...activities.flatMap((compiled) => checkLab(compiled, folder.labs))];
}

function checkLab({ activity, lab, source }: CompiledActivity, labs: CompiledLesson['folder']['labs']): Problem[] {
  const { value } = source.yaml;
  if (lab === null || activity.kind === 'quiz' || !('lab' in value)) return [];
  const file = labs.get(value.lab)?.file ?? value.lab;
  const problem = (line: number, reason: string): Problem => ({ file, line, code: 'lab', reason });
  const named =
    value.lab === `labs/${lab.name}.yml` ? [] : [problem(1, `is called "${lab.name}"; its file says otherwise`)];
  const run = startLab(lab, { seed: SEED });
  const outcome = advanceLab(run);
  if (outcome !== 'finished') return [...named, problem(lab.steps[run.stepIndex]?.line ?? 1, whyNot(run, outcome))];
  // In a repair lab what went wrong before is the exercise.
  const setUp = activity.kind === 'lab' ? 0 : activity.playFromStep;
  const failed = run.results.flatMap((result) => {
    if (result.kind !== 'run') return [];
    const { exit, stderr } = result.result;
    if (exit === 0 || (result.step >= setUp && exit !== NO_SUCH_COMMAND)) return [];
    return [problem(lab.steps[result.step]?.line ?? 1, `the set-up fails with ${exit}: ${stderr.trim()}`)];
  });
  return [...named, ...failed];
}

function whyNot(run: LabRun, outcome: string): string {
  if (run.phase.kind === 'refused') return `this version does not support: ${run.phase.refusal.what}`;
  return outcome === 'storm'
    ? 'frames go round in circles: the network stands still'
    : `the lab does not end: ${outcome}`;
}
