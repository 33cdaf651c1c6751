import { addCluster, dropEmptyClusters, leave, type Place, placeAt, sit } from '../cluster/places.js';
import type { Turn } from '../cluster/turn.js';
import type { Command, Refusal } from '../command.js';
import { participantEvent } from '../project/describe.js';
import { seatFull, unknownParticipant, unknownSeat } from '../refuse/refuse.js';
import type { Participant } from '../state.js';
import { isHere, settlePlaces, vacate } from './seating.js';

type Move = Extract<Command, { readonly type: 'move' }>;

/** To an empty seat, to a person who has one alone, or in exchange with one. */
export function move({ participantId, clusterId, seat: seatName, swap }: Move, turn: Turn): Refusal | null {
  const { opened } = turn;
  const participant = opened.participants.get(participantId);
  if (!isHere(participant)) return unknownParticipant(participantId);
  if (!opened.lesson.seats.some(({ seat }) => seat === seatName)) return unknownSeat(seatName);
  const target = clusterId === null ? placeIn(turn, seatName) : placeAt(opened, clusterId, seatName);
  if (target === null) return unknownSeat(`${clusterId}/${seatName}`);
  if (participant.clusterId === target.cluster.id && participant.seat === seatName) return null;
  const other = opened.participants.get(target.seat.participantId ?? '');
  if (swap && isHere(other)) return exchange(participant, other, turn);
  if (target.seat.partnerId !== null) return seatFull(`${target.cluster.id}/${seatName}`);
  const from = leave(participant, turn);
  turn.events.push(participantEvent(sit(participantId, target, turn)));
  if (from !== null) vacate(from, turn);
  settlePlaces([target], turn);
  if (opened.phase === 'lobby') dropEmptyClusters(turn);
  return null;
}

function placeIn(turn: Turn, seatName: string): Place | null {
  return placeAt(turn.opened, addCluster(turn).id, seatName);
}

/** Each to the other's seat; partners stay where they are. */
function exchange(one: Participant, other: Participant, turn: Turn): null {
  const [here, there] = [leave(one, turn), leave(other, turn)];
  if (here === null || there === null) return null;
  const came = [sit(one.participantId, there, turn), sit(other.participantId, here, turn)];
  turn.events.push(...came.map(participantEvent));
  settlePlaces([here, there], turn);
  return null;
}
