import {
  type DeviceRole,
  MISTAKES,
  type MistakeId,
  mistakeIds,
  mistakesOf,
  setMistake,
  type World,
} from '@frameplay/engine';
import type { SeatState } from './desk.js';

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
