import type { ClusterState } from '../cluster/cluster-state.js';
import { seatOf } from '../cluster/cluster-state.js';
import type { SeatState } from '../cluster/desk.js';
import { handToPerson } from '../cluster/hand-over.js';
import type { Turn } from '../cluster/turn.js';
import type { Refusal } from '../command.js';
import { unknownSeat } from '../refuse/refuse.js';
import type { OpenedClassroom } from '../state.js';
import { giveToKernel } from './give-to-kernel.js';
import { standInAt } from './presence.js';

export function takeSeat(clusterId: string, seatName: string, turn: Turn): Refusal | null {
  const found = findSeat(turn.opened, clusterId, seatName);
  if (found === null) return unknownSeat(`${clusterId}/${seatName}`);
  const { cluster, seat } = found;
  if (seat.playedBy === 'person') giveToKernel(cluster, seat, seat.participantId === null ? null : 'taken', turn);
  return null;
}

/** Back to the person who has it, from the kernel or from the teacher; an empty seat is the kernel's. */
export function returnSeat(clusterId: string, seatName: string, turn: Turn): Refusal | null {
  const found = findSeat(turn.opened, clusterId, seatName);
  if (found === null) return unknownSeat(`${clusterId}/${seatName}`);
  const { cluster, seat } = found;
  if (seat.participantId === null) {
    if (!seat.teacher) return unknownSeat(`${clusterId}/${seatName}`);
    giveToKernel(cluster, seat, null, turn);
    return null;
  }
  if (seat.playedBy === 'person' && !seat.teacher) return null;
  handToPerson(cluster, seat, turn);
  standInAt(cluster, seat, turn);
  return null;
}

/** The teacher plays here: what the teacher decides is done, and not graded. */
export function sitIn(clusterId: string, seatName: string, turn: Turn): Refusal | null {
  const found = findSeat(turn.opened, clusterId, seatName);
  if (found === null) return unknownSeat(`${clusterId}/${seatName}`);
  if (!found.seat.teacher) handToPerson(found.cluster, found.seat, turn, true);
  return null;
}

function findSeat(
  opened: OpenedClassroom,
  clusterId: string,
  seatName: string,
): { cluster: ClusterState; seat: SeatState } | null {
  const cluster = opened.clusters.find(({ id }) => id === clusterId);
  const seat = cluster === undefined ? null : seatOf(cluster, seatName);
  return cluster === undefined || seat === null ? null : { cluster, seat };
}
