import { dropEmptyClusters, leave, nextPlace, sit } from '../cluster/places.js';
import type { Turn } from '../cluster/turn.js';
import type { Refusal } from '../command.js';
import { classroomEvent, describeCluster, participantEvent } from '../project/describe.js';
import { giveToKernel } from './give-to-kernel.js';
import { isHere } from './seating.js';

/** Later it counts for those who come; before the start everybody is seated anew, in the order in which they came. */
export function setSharing(allowed: boolean, turn: Turn): Refusal | null {
  const { opened, events } = turn;
  if (opened.sharing === allowed) return null;
  opened.sharing = allowed;
  events.push(classroomEvent(opened));
  if (opened.phase !== 'lobby') return null;
  const people = [...opened.participants.values()].filter(isHere);
  for (const participant of people) {
    const place = leave(participant, turn);
    if (place !== null && place.seat.participantId === null) giveToKernel(place.cluster, place.seat, null, turn);
  }
  dropEmptyClusters(turn);
  const seated = people.map(({ participantId }) => sit(participantId, nextPlace(turn), turn));
  events.push(...seated.map(participantEvent));
  for (const cluster of opened.clusters) events.push(...describeCluster(cluster, opened));
  return null;
}
