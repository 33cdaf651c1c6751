import type { ClusterState } from '../cluster/cluster-state.js';
import { leave, nextPlace, type Place, placeAt, sit } from '../cluster/places.js';
import { playOn } from '../cluster/play.js';
import type { Turn } from '../cluster/turn.js';
import type { Actor, Refusal } from '../command.js';
import { describeCluster, participantEvent } from '../project/describe.js';
import { alreadyJoined, FULL, notRemoved, ONLY_TEACHER, unknownParticipant } from '../refuse/refuse.js';
import type { Participant } from '../state.js';
import { giveToKernel } from './give-to-kernel.js';
import { standInAt } from './presence.js';

export function join(actor: Actor, participantId: string, turn: Turn): Refusal | null {
  const { opened } = turn;
  if (actor.role === 'student' && actor.id !== participantId) return ONLY_TEACHER;
  if (opened.solo !== null) return FULL;
  const known = opened.participants.get(participantId);
  if (known !== undefined && !known.removed) return alreadyJoined(participantId);
  comeIn(participantId, nextPlace(turn), turn);
  return null;
}

/** Back to the seat that was left, if nobody has it now. */
export function readmit(participantId: string, turn: Turn): Refusal | null {
  const known = turn.opened.participants.get(participantId);
  if (known === undefined) return unknownParticipant(participantId);
  if (!known.removed) return notRemoved(participantId);
  const old = placeAt(turn.opened, known.left?.clusterId ?? null, known.left?.seat ?? null);
  comeIn(participantId, old?.seat.participantId === null ? old : nextPlace(turn), turn);
  return null;
}

function comeIn(participantId: string, place: Place, turn: Turn): void {
  turn.events.push(participantEvent(sit(participantId, place, turn)));
  settlePlaces([place], turn);
}

/** The seat goes to the partner, or to the kernel; the grades stay. */
export function remove(participantId: string, turn: Turn): Refusal | null {
  const participant = turn.opened.participants.get(participantId);
  if (participant === undefined || participant.removed) return unknownParticipant(participantId);
  const { clusterId, seat } = participant;
  const left = clusterId === null || seat === null ? null : { clusterId, seat };
  const place = leave(participant, turn);
  Object.assign(participant, { removed: true, away: false, left });
  turn.events.push(participantEvent(participant));
  if (place !== null) vacate(place, turn);
  return null;
}

/** A new name: who follows the class looks it up where names are. */
export function rename(participantId: string, turn: Turn): Refusal | null {
  const participant = turn.opened.participants.get(participantId);
  if (participant === undefined) return unknownParticipant(participantId);
  turn.events.push(participantEvent(participant));
  return null;
}

/** What one person has left: the partner's alone, or the kernel's. */
export function vacate({ cluster, seat }: Place, turn: Turn): void {
  if (seat.participantId === null && !seat.teacher) {
    giveToKernel(cluster, seat, null, turn);
    return;
  }
  turn.events.push(...describeCluster(cluster, turn.opened));
  standInAt(cluster, seat, turn);
}

/** After people came to sit elsewhere: their groups are told anew, and go on. */
export function settlePlaces(places: readonly Place[], turn: Turn): void {
  const { opened, events } = turn;
  const clusters = new Set(places.map(({ cluster }) => cluster));
  for (const cluster of clusters) events.push(...describeCluster(cluster, opened));
  for (const { cluster, seat } of places) standInAt(cluster, seat, turn);
  if (opened.phase !== 'running') return;
  for (const { index } of clusters) playOnAt(opened.clusters[index], turn);
}

function playOnAt(cluster: ClusterState | undefined, turn: Turn): void {
  if (cluster !== undefined) playOn(cluster, turn);
}

export function isHere(participant: Participant | undefined): participant is Participant {
  return participant !== undefined && !participant.removed;
}
