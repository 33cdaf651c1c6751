import { botMistakesOf } from '../cluster/bot-mistakes.js';
import { changeBot } from '../cluster/bots.js';
import { seatOf } from '../cluster/cluster-state.js';
import { handToKernel } from '../cluster/hand-over.js';
import type { Turn } from '../cluster/turn.js';
import type { Actor, Command, Refusal } from '../command.js';
import { ONLY_TEACHER, unfitMistake, unknownSeat } from '../refuse/refuse.js';
import type { OpenedClassroom } from '../state.js';
import { giveToKernel } from './give-to-kernel.js';

type SetBot = Extract<Command, { readonly type: 'set-bot' }>;

/**
 * A bot with one misconception plays the seat (null: the plain kernel). The teacher may at every seat, a student alone
 * at those of the others. Who sits there keeps the place, and is given the seat back by `return-seat`.
 */
export function setBot(actor: Actor, { clusterId, seat: name, mistake }: SetBot, turn: Turn): Refusal | null {
  const { opened } = turn;
  if (!maySet(actor, name, opened)) return ONLY_TEACHER;
  const cluster = opened.clusters.find(({ id }) => id === clusterId);
  const seat = cluster === undefined ? null : seatOf(cluster, name);
  if (cluster === undefined || seat === null) return unknownSeat(`${clusterId}/${name}`);
  const role = opened.lesson.seats.find((entry) => entry.seat === name)?.role;
  if (mistake !== null && (role === undefined || !botMistakesOf(role).includes(mistake)))
    return unfitMistake(mistake, name);
  changeBot(cluster, seat, mistake, turn);
  if (seat.playedBy === 'person') giveToKernel(cluster, seat, seat.participantId === null ? null : 'taken', turn);
  // A bot at the seat of somebody who is away, or looks on, stays until the teacher gives the seat back.
  else if (mistake !== null && seat.kernelWhy !== null) handToKernel(cluster, seat, 'taken', turn);
  return null;
}

function maySet(actor: Actor, seat: string, { solo }: OpenedClassroom): boolean {
  return actor.role !== 'student' || (solo?.participantId === actor.id && solo.seat !== seat);
}
