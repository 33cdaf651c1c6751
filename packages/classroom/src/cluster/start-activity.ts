import { invariant } from '@frameplay/engine';
import { instantiate } from '../instance/instantiate.js';
import { truthOf } from '../truth/truth.js';
import { seedOf, startRun } from './cluster-run.js';
import type { ClusterBase, ClusterState } from './cluster-state.js';
import { startLabActivity } from './lab/start-lab-activity.js';
import { startPredict } from './predict/start-predict.js';
import { tellTables } from './tell-tables.js';
import type { Turn } from './turn.js';

/** The group at the beginning of activity `index`: set up, and nothing of it played. Nothing is told yet. */
export function startActivity(base: ClusterBase, index: number, turn: Turn): ClusterState {
  const { lesson, seed } = turn.opened;
  const activity = lesson.activities[index];
  invariant(activity !== undefined, `the lesson has an activity ${index}`);
  const quiet: Turn = { ...turn, events: [] };
  const at = { ...base, activityIndex: index, since: turn.at, progress: 'playing' as const };
  const own = seedOf(seed, base.index, index);
  switch (activity.kind) {
    case 'seat': {
      const instance = instantiate(activity, seed, base.index);
      const cluster = { ...at, kind: activity.kind, ...instance, ...startRun(instance.activity, base.seats, own) };
      tellTables(cluster, quiet);
      return cluster;
    }
    case 'lab':
      return startLabActivity(at, instantiate(activity, seed, base.index), own, quiet);
    case 'predict': {
      // One instance for the class: its answers are counted together, and one run of the network has all keys.
      const instance = instantiate(activity, seed);
      const known = turn.opened.truths.get(index);
      const truth = known ?? truthOf(instance.activity, seedOf(seed, -1, index));
      turn.opened.truths.set(index, truth);
      return startPredict(at, instance, truth, quiet);
    }
    case 'quiz':
      return { ...at, kind: activity.kind, activity, values: {}, quiz: { sheets: new Map() } };
  }
}
