import type { ClusterState, SeatCluster } from '../cluster/cluster-state.js';
import type { SeatState } from '../cluster/desk.js';
import { handToKernel } from '../cluster/hand-over.js';
import { playOn } from '../cluster/play.js';
import type { Turn } from '../cluster/turn.js';
import { dropWait } from '../cluster/waits.js';
import type { KernelWhy } from '../view.js';

/** The kernel plays this seat from now on, beginning with what waits there. `why`: null where nobody has the seat. */
export function giveToKernel(cluster: ClusterState, seat: SeatState, why: KernelWhy | null, turn: Turn): void {
  handToKernel(cluster, seat, why, turn);
  if (cluster.kind === 'seat') dropSeatWaits(cluster, seat.seat, turn);
  if (turn.opened.phase === 'running') playOn(cluster, turn);
}

function dropSeatWaits(cluster: SeatCluster, seat: string, turn: Turn): void {
  const own = [...cluster.desk.waits.values()].filter((wait) => wait.seat === seat);
  for (const { frameId } of own) dropWait(cluster, frameId, 'kernel', turn);
}
