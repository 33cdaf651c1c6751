import { holdAt } from '@frameplay/engine';
import { type ClusterState, seatOf } from '../cluster/cluster-state.js';
import type { SeatState } from '../cluster/desk.js';
import type { Turn } from '../cluster/turn.js';
import type { Refusal } from '../command.js';
import { unknownSeat } from '../refuse/refuse.js';
import type { OpenedClassroom } from '../state.js';
import { giveToKernel } from './give-to-kernel.js';
import { dismissBot } from './set-bot.js';

export function takeSeat(clusterId: string, seatName: string, turn: Turn): Refusal | null {
  const found = findSeat(turn.opened, clusterId, seatName);
  if (found === null) return unknownSeat(`${clusterId}/${seatName}`);
  if (found.seat.playedBy === 'person') giveToKernel(found.cluster, found.seat, turn);
  return null;
}

/** Back to the person who sits there; an empty seat stays with the kernel. */
export function returnSeat(clusterId: string, seatName: string, turn: Turn): Refusal | null {
  const found = findSeat(turn.opened, clusterId, seatName);
  if (found === null || found.seat.participantId === null) return unknownSeat(`${clusterId}/${seatName}`);
  const { cluster, seat } = found;
  if (seat.playedBy === 'person') return null;
  seat.playedBy = 'person';
  dismissBot(cluster, seat, turn);
  if (cluster.kind === 'seat') holdAt(cluster.run.running.world, seatName);
  turn.events.push({ type: 'seat', clusterId, seat: seatName, participantId: seat.participantId, playedBy: 'person' });
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
