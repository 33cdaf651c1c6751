import type { SeatCluster } from './cluster-state.js';
import type { Turn } from './turn.js';

/** What was broken in this activity, and whether the newest can still be taken back. For the teacher alone. */
export function tellFaults({ id: clusterId, run }: SeatCluster, { events }: Turn): void {
  events.push({ type: 'faults', clusterId, faults: run.faults, mayUndo: run.undoFault !== null });
}

/** The network moves on: what was broken stays broken. */
export function keepFaults(cluster: SeatCluster, turn: Turn): void {
  if (cluster.run.undoFault === null) return;
  cluster.run.undoFault = null;
  tellFaults(cluster, turn);
}
