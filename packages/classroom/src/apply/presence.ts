import type { ClusterState } from '../cluster/cluster-state.js';
import { seatOf } from '../cluster/cluster-state.js';
import type { SeatState } from '../cluster/desk.js';
import { handToPerson } from '../cluster/hand-over.js';
import { peopleAt } from '../cluster/pair.js';
import type { Turn } from '../cluster/turn.js';
import type { Actor, Refusal } from '../command.js';
import { classroomEvent, participantEvent } from '../project/describe.js';
import { ONLY_TEACHER, unknownParticipant } from '../refuse/refuse.js';
import { giveToKernel } from './give-to-kernel.js';

/** A connection is gone for a while, or back. Said twice it changes nothing. */
export function notePresence(actor: Actor, participantId: string, here: boolean, turn: Turn): Refusal | null {
  if (actor.role !== 'system') return ONLY_TEACHER;
  const participant = turn.opened.participants.get(participantId);
  if (participant === undefined || participant.removed) return unknownParticipant(participantId);
  if (participant.away === !here) return null;
  participant.away = !here;
  participant.told += 1;
  turn.events.push(participantEvent(participant));
  const cluster = turn.opened.clusters.find(({ id }) => id === participant.clusterId);
  const seat = cluster === undefined || participant.seat === null ? null : seatOf(cluster, participant.seat);
  if (cluster !== undefined && seat !== null) standInAt(cluster, seat, turn);
  return null;
}

export function setStandIn(allowed: boolean, turn: Turn): Refusal | null {
  const { opened, events } = turn;
  if (opened.standIn === allowed) return null;
  opened.standIn = allowed;
  events.push(classroomEvent(opened));
  standInEverywhere(turn);
  return null;
}

/** What the kernel plays of a cluster may put the next activity in its place, so each seat is looked up anew. */
export function standInEverywhere(turn: Turn): void {
  for (const { index, seats } of [...turn.opened.clusters]) {
    for (const seat of seats) {
      const cluster = turn.opened.clusters[index];
      if (cluster !== undefined) standInAt(cluster, seat, turn);
    }
  }
}

/** The kernel takes the seat of people who are all away, where it may; and gives back what it took for that reason. */
export function standInAt(cluster: ClusterState, seat: SeatState, turn: Turn): void {
  const { opened } = turn;
  if (opened.phase === 'lobby') return;
  const people = peopleAt(seat);
  const isEmpty = people.length > 0 && people.every((id) => opened.participants.get(id)?.away === true);
  const isNeeded = opened.standIn && isEmpty;
  if (isNeeded && seat.playedBy === 'person' && !seat.teacher) giveToKernel(cluster, seat, 'away', turn);
  if (!isNeeded && seat.kernelWhy === 'away') handToPerson(cluster, seat, turn);
}
