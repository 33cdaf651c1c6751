import { MISCONCEPTIONS } from '@frameplay/lab';
import { type LabCluster, modeOf } from '../cluster/cluster-state.js';
import { endActivity } from '../cluster/end-activity.js';
import { runCheck } from '../cluster/lab/check-lab.js';
import { gradeLab } from '../cluster/lab/grade-lab.js';
import { recogniseRepair } from '../cluster/lab/recognise-repair.js';
import { mayWork } from '../cluster/lab/type-at.js';
import { peopleOf } from '../cluster/people.js';
import { tellResult } from '../cluster/tell-result.js';
import type { Turn } from '../cluster/turn.js';
import type { Actor, Command, Refusal } from '../command.js';
import type { AnsweredView, CheckedView } from '../part-view.js';
import { canonicalAnswer } from '../question/canonical.js';
import { gradeAnswer } from '../question/grade-answer.js';
import { badAnswer, INCOMPLETE, TOO_MANY_CHECKS, WRONG_KIND } from '../refuse/refuse-activity.js';
import { atLab } from './terminal.js';

type Check = Extract<Command, { readonly type: 'check' }>;

const ATTEMPTS_MAX = 200;

/** Does the traffic do what it should? Every check runs on a copy; what the group has stays as it is, and the best counts. */
export function check(actor: Actor, { cause }: Check, turn: Turn): Refusal | null {
  const at = atLab(actor, turn);
  if ('code' in at) return at;
  const { cluster } = at;
  const { activity, lab } = cluster;
  if (lab.attempts >= ATTEMPTS_MAX || !mayWork(cluster)) return TOO_MANY_CHECKS;
  const answered = causeOf(cluster, cause, turn);
  if (answered !== null && 'code' in answered) return answered;
  const runs = activity.checks.map((one) => runCheck(lab.run, one));
  const checks = runs.map(({ outcome }) => outcome);
  lab.work += runs.reduce((sum, { frames }) => sum + frames, 0);
  lab.attempts += 1;
  const checked: CheckedView = {
    attempt: lab.attempts,
    checks,
    cause: answered,
    ...gradeLab(activity, checks, answered, lab.spent),
    commands: lab.lines.filter(({ counts }) => counts).length,
    par: activity.par,
    undone: lab.undone,
    looks: activity.budget === null ? null : { spent: lab.spent, budget: activity.budget.points },
    misconception: checks.every(({ passed }) => passed) ? null : shownBy(lab.lines, activity),
  };
  keep(cluster, checked, turn);
  const isSolved = checks.every(({ passed }) => passed) && (answered === null || answered.right);
  if (isSolved) endActivity(cluster, turn);
  turn.events.push({ type: 'part', clusterId: cluster.id });
  return null;
}

function shownBy(lines: LabCluster['lab']['lines'], activity: LabCluster['activity']): CheckedView['misconception'] {
  const id = recogniseRepair(lines, activity);
  return id === null ? null : { id, title: MISCONCEPTIONS[id].title, truth: MISCONCEPTIONS[id].truth };
}

function causeOf(cluster: LabCluster, cause: string | null, turn: Turn): AnsweredView | Refusal | null {
  const { activity, lab } = cluster;
  if (activity.cause === null) return cause === null ? null : WRONG_KIND;
  if (cause === null) return INCOMPLETE;
  const nodes = lab.base.lab.nodes.map(({ name }) => name);
  const read = canonicalAnswer(activity.cause.answer, cause, nodes);
  if (!read.ok) return badAnswer(activity.cause.prompt, read.why);
  const isTold = modeOf(cluster, turn.opened) !== 'guided';
  return gradeAnswer(activity.cause, lab.causeKey, read.value, isTold);
}

/** The work is the group's: whoever sits there has its result. */
function keep(cluster: LabCluster, checked: CheckedView, turn: Turn): void {
  const { lab } = cluster;
  const { points, outOf, attempt } = checked;
  lab.last = checked;
  if (lab.best === null || points > lab.best.points) lab.best = { points, outOf };
  const mode = modeOf(cluster, turn.opened);
  const detail = { kind: 'check', checked } as const;
  for (const { participantId } of peopleOf(cluster, turn.opened)) {
    tellResult(cluster, { participantId, kind: 'lab', item: 'check', attempt, points, outOf, mode, detail }, turn);
  }
}
