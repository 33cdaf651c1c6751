import { BOT_MISTAKES } from '@frameplay/classroom';

type MistakeId = (typeof BOT_MISTAKES)[number];

/** Is it a rule of a device, which the engine can run? */
export function isMistakeId(id: string): id is MistakeId {
  return (BOT_MISTAKES as readonly string[]).includes(id);
}

const MADE_MAX = 20;

/** Is there a small cluster that is made for it? Else it runs in the network of an exercise only. */
export function hasOwnCluster(id: string): boolean {
  return isMistakeId(id) && Number(id.slice(1)) <= MADE_MAX;
}
