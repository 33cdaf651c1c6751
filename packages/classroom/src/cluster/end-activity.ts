import { describeCluster } from '../project/describe.js';
import type { ClusterState } from './cluster-state.js';
import type { Turn } from './turn.js';

/** The activity has come to its end; what it came to stays on the desk. Told anew, because more of it may be seen. */
export function endActivity(cluster: ClusterState, turn: Turn): void {
  if (cluster.progress !== 'playing') return;
  const isLast = cluster.activityIndex + 1 === turn.opened.lesson.activities.length;
  cluster.progress = isLast ? 'finished' : 'resting';
  turn.events.push(...describeCluster(cluster, turn.opened));
}
