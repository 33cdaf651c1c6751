import { invariant, MISTAKES, type MistakeId, mistakeIds } from '@frameplay/engine';
import type { Lab } from '../labfile/lab.js';
import { parseLab } from '../labfile/parse-lab.js';
import { mistakeLabText } from './mistake-lab-texts.js';

/** A small lab in which one mistake makes a difference, and the device that makes it there. */
export interface MistakeLab {
  readonly lab: Lab;
  readonly node: string;
}

/** Those that have one: M1 to M20. */
export function mistakeLab(id: MistakeId): MistakeLab | undefined {
  const text = mistakeLabText(id);
  if (text === undefined) return undefined;
  const parsed = parseLab(text);
  invariant(parsed.ok, `the lab of ${id} is a good one`);
  return { lab: parsed.lab, node: NODE_OF[MISTAKES[id][0]] };
}

/** The ids that have a lab, in the order of the list. */
export function mistakesWithLab(): readonly MistakeId[] {
  return mistakeIds().filter((id) => mistakeLabText(id) !== undefined);
}

const NODE_OF = { switch: 'lan', director: 'director', server: 'rs1', gateway: 'gw', client: 'client' } as const;
