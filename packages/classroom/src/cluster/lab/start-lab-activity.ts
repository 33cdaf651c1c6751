import { forkLab } from '@frameplay/lab';
import type { Instance } from '../../instance/instantiate.js';
import type { LabActivity } from '../../lesson/activity.js';
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
  const truth = truthOf(activity, seed);
  // The trace of the steps stays with the truth.
  const run = { ...forkLab(truth.history.end), events: [] };
  const cluster: LabCluster = {
    ...at,
    kind: 'lab',
    activity,
    values,
    desk: emptyDesk(run.lab, run.world, activity),
    run: startStage(run.lab, run.world),
    lab: {
      truth,
      base: run,
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
