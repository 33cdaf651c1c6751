import { seatOf } from '../cluster/cluster-state.js';
import { handToPerson } from '../cluster/hand-over.js';
import { actingStudent } from '../cluster/people.js';
import { arrive } from '../cluster/places.js';
import type { Turn } from '../cluster/turn.js';
import type { Actor, Refusal } from '../command.js';
import { LAST_PERSON } from '../refuse/refuse.js';
import { WRONG_KIND } from '../refuse/refuse-activity.js';
import { giveToKernel } from './give-to-kernel.js';

/** The kernel plays the own seat until the next request begins; only where another person keeps the pace of the group. */
export function watch(actor: Actor, on: boolean, turn: Turn): Refusal | null {
  const acting = actingStudent(actor, turn.opened);
  if ('code' in acting) return acting;
  const { cluster } = acting;
  const seat = seatOf(cluster, acting.seat);
  if (seat === null || (on && cluster.kind !== 'seat')) return WRONG_KIND;
  if (!on) {
    arrive(acting.participantId, turn);
    if (seat.kernelWhy === 'watches') handToPerson(cluster, seat, turn);
    return null;
  }
  if (seat.playedBy === 'kernel' || seat.teacher) return null;
  const others = cluster.seats.filter((other) => other !== seat && other.playedBy === 'person');
  if (others.length === 0 || seat.partnerId !== null) return LAST_PERSON;
  arrive(acting.participantId, turn);
  giveToKernel(cluster, seat, 'watches', turn);
  return null;
}
