import { type DeviceRole, MISTAKES, type MistakeId, mistakeIds } from '@frameplay/engine';

/** The misconceptions that bots can hold: those that are a rule of a device. */
export const BOT_MISTAKES: readonly MistakeId[] = mistakeIds();

/** Those of a device of this role. */
export function botMistakesOf(role: DeviceRole): readonly MistakeId[] {
  return BOT_MISTAKES.filter((id) => (MISTAKES[id] as readonly DeviceRole[]).includes(role));
}
