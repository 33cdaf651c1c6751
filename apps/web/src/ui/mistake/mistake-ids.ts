import { BOT_MISTAKES } from '@frameplay/classroom';

type MistakeId = (typeof BOT_MISTAKES)[number];

/** Is it a rule of a device, which the engine can run? */
export function isMistakeId(id: string): id is MistakeId {
  return (BOT_MISTAKES as readonly string[]).includes(id);
}
