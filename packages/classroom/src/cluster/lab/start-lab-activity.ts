import { invariant } from '@frameplay/engine';
import { advanceLab, forkLab, type LabRun, parseLab, startLab } from '@frameplay/lab';
import type { Instance } from '../../instance/instantiate.js';
import type { LabActivity } from '../../lesson/activity.js';
import type { AskedQuestion } from '../../lesson/question.js';
import { canonicalAnswer } from '../../question/canonical.js';
import { keyOfQuestion } from '../../question/key-of-question.js';
import { truthOf } from '../../truth/truth.js';
import { emptyDesk } from '../cluster-run.js';
import type { LabCluster } from '../cluster-state.js';
import { startStage } from '../stage-run.js';
import { tellTables } from '../tell-tables.js';
import type { Turn } from '../turn.js';

type At = Omit<LabCluster, 'kind' | 'activity' | 'values' | 'desk' | 'run' | 'lab'>;

/** All steps of the lab have run; what they left is what the terminals find. */
export function startLabActivity(
  at: At,
  { activity, values }: Instance<LabActivity>,
  seed: number,
  turn: Turn,
): LabCluster {
  const { run, causeKey } = runSteps(activity, seed);
  const cluster: LabCluster = {
    ...at,
    kind: 'lab',
    activity,
    values,
    desk: emptyDesk(run.lab, run.world, activity),
    run: startStage(run.lab, run.world),
    lab: {
      base: run,
      causeKey,
      run,
      lines: [],
      checkpoints: new Map(),
      undone: 0,
      resets: 0,
      spent: 0,
      work: 0,
      attempts: 0,
      last: null,
      best: null,
    },
  };
  tellTables(cluster, turn);
  return cluster;
}

/** Without the trace, which nobody asks for any more: every group has a world of its own, and there are many groups. */
function runSteps(activity: LabActivity, seed: number): { readonly run: LabRun; readonly causeKey: string | null } {
  const { cause, lab } = activity;
  if (cause !== null && cause.key.from !== 'stated') {
    const truth = truthOf(activity, seed);
    return { run: { ...forkLab(truth.history.end), events: [] }, causeKey: keyOfQuestion(cause, truth) };
  }
  const parsed = parseLab(lab);
  invariant(parsed.ok, 'a lesson carries a valid lab');
  const run = startLab(parsed.lab, { seed });
  advanceLab(run);
  return { run: { ...forkLab(run), events: [] }, causeKey: cause === null ? null : statedKey(cause, run) };
}

function statedKey({ key, answer }: AskedQuestion, run: LabRun): string | null {
  if (key.from !== 'stated') return null;
  const read = canonicalAnswer(
    answer,
    key.value,
    run.lab.nodes.map(({ name }) => name),
  );
  return read.ok ? read.value : null;
}
