import type { Instance } from '../../instance/instantiate.js';
import type { PredictActivity } from '../../lesson/activity.js';
import { eventsBeforeStep, standBefore, type Truth } from '../../truth/truth.js';
import { emptyDesk } from '../cluster-run.js';
import type { PredictCluster } from '../cluster-state.js';
import { startStage } from '../stage-run.js';
import { tellTables } from '../tell-tables.js';
import type { Turn } from '../turn.js';

type At = Omit<PredictCluster, 'kind' | 'activity' | 'values' | 'desk' | 'run' | 'predict'>;

/** The network is set up; the first stop is reached when the class runs. */
export function startPredict(
  at: At,
  { activity, values }: Instance<PredictActivity>,
  truth: Truth,
  turn: Turn,
): PredictCluster {
  const { playFromStep } = activity;
  const { lab } = truth.history;
  const { world } = standBefore(truth, playFromStep);
  const cluster: PredictCluster = {
    ...at,
    kind: 'predict',
    activity,
    values,
    desk: emptyDesk(lab, world, activity),
    run: startStage(lab, world),
    predict: {
      truth,
      stops: [],
      shown: eventsBeforeStep(truth, playFromStep),
      commandsShown: playFromStep,
      resultsShown: playFromStep,
    },
  };
  tellTables(cluster, turn);
  return cluster;
}
