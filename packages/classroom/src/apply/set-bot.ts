import type { MistakeId } from '@frameplay/engine';
import { armBots, botMistakesOf } from '../cluster/bots.js';
import { type ClusterState, seatOf } from '../cluster/cluster-state.js';
import type { SeatState } from '../cluster/desk.js';
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
  if (seat.playedBy === 'person') giveToKernel(cluster, seat, turn);
  return null;
}

/** A person plays here again: the device follows the kernel's rules, and the person decides. */
export function dismissBot(cluster: ClusterState, seat: SeatState, turn: Turn): void {
  if (seat.bot !== null) changeBot(cluster, seat, null, turn);
}

function changeBot(cluster: ClusterState, seat: SeatState, mistake: MistakeId | null, turn: Turn): void {
  seat.bot = mistake;
  if (cluster.kind === 'seat') armBots(cluster.seats, cluster.run.running.world);
  turn.events.push({ type: 'bot', clusterId: cluster.id, seat: seat.seat, mistake });
}

function maySet(actor: Actor, seat: string, { solo }: OpenedClassroom): boolean {
  return actor.role !== 'student' || (solo?.participantId === actor.id && solo.seat !== seat);
}
