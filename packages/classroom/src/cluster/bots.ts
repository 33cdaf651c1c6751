import {
  type DeviceRole,
  MISTAKES,
  type MistakeId,
  mistakeIds,
  mistakesOf,
  setMistake,
  type World,
} from '@frameplay/engine';
import type { ClusterState } from './cluster-state.js';
import type { SeatState } from './desk.js';
import type { Turn } from './turn.js';

/** The misconceptions that bots can hold: those that are a rule of a device. */
export const BOT_MISTAKES: readonly MistakeId[] = mistakeIds();

/** Those of a device of this role. */
export function botMistakesOf(role: DeviceRole): readonly MistakeId[] {
  return BOT_MISTAKES.filter((id) => (MISTAKES[id] as readonly DeviceRole[]).includes(role));
}

/**
 * A bot is the kernel with one wrong rule: what the seat does is not decided by anybody, it is what the engine makes of
 * that rule. Called before the network runs on, for an activity begins with a world in which nobody believes anything.
 */
export function armBots(seats: readonly SeatState[], world: World): void {
  for (const { seat, bot } of seats) {
    for (const held of mistakesOf(world, seat)) if (held !== bot) setMistake(world, seat, held, false);
    if (bot !== null) setMistake(world, seat, bot, true);
  }
}

export function changeBot(cluster: ClusterState, seat: SeatState, mistake: MistakeId | null, turn: Turn): void {
  seat.bot = mistake;
  if (cluster.kind === 'seat') armBots(cluster.seats, cluster.run.running.world);
  turn.events.push({ type: 'bot', clusterId: cluster.id, seat: seat.seat, mistake });
}

/** A person plays here again: the device follows the kernel's rules, and the person decides. */
export function dismissBot(cluster: ClusterState, seat: SeatState, turn: Turn): void {
  if (seat.bot !== null) changeBot(cluster, seat, null, turn);
}
