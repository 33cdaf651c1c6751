import { releaseAt } from '@frameplay/engine';
import type { ClusterState, SeatCluster } from '../cluster/cluster-state.js';
import type { SeatState } from '../cluster/desk.js';
import { playOn } from '../cluster/play.js';
import type { Turn } from '../cluster/turn.js';
import { dropWait } from '../cluster/waits.js';

/** The kernel plays this seat from now on, beginning with what waits there. */
export function giveToKernel(cluster: ClusterState, seat: SeatState, turn: Turn): void {
  const { opened, events } = turn;
  seat.playedBy = 'kernel';
  if (cluster.kind === 'seat') releaseAt(cluster.run.running.world, seat.seat);
  events.push({
    type: 'seat',
    clusterId: cluster.id,
    seat: seat.seat,
    participantId: seat.participantId,
    playedBy: 'kernel',
  });
  if (cluster.kind === 'seat') dropSeatWaits(cluster, seat.seat, turn);
  if (opened.phase === 'running') playOn(cluster, turn);
}

function dropSeatWaits(cluster: SeatCluster, seat: string, turn: Turn): void {
  const own = [...cluster.desk.waits.values()].filter((wait) => wait.seat === seat);
  for (const { frameId } of own) dropWait(cluster, frameId, 'kernel', turn);
}
