import type { ClassroomEvent } from '../event.js';
import type { SeatState } from './desk.js';

/** Who has the seat and who plays it, as it is told. What is not so is left out. */
export function seatEvent(clusterId: string, seat: SeatState): ClassroomEvent {
  const { participantId, partnerId, playedBy, teacher, kernelWhy } = seat;
  return {
    type: 'seat',
    clusterId,
    seat: seat.seat,
    participantId,
    playedBy,
    ...(partnerId === null ? {} : { partnerId }),
    ...(teacher ? { teacher } : {}),
    ...(kernelWhy === null ? {} : { kernelWhy }),
  };
}
