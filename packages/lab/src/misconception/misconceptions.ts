import { ARP_ANSWER_MISCONCEPTIONS } from './arp-answers.js';
import { ARP_QUESTION_MISCONCEPTIONS } from './arp-questions.js';
import { FRAME_MISCONCEPTIONS } from './frames.js';
import { HABIT_MISCONCEPTIONS } from './habits.js';
import { HOST_MISCONCEPTIONS } from './hosts.js';
import { LINK_MISCONCEPTIONS } from './links.js';
import type { Misconception } from './misconception.js';
import { SCHEDULING_MISCONCEPTIONS } from './scheduling.js';

/** M1 to M43 of LVS-DR itself, M44 to M68 of the network below it; for lessons, grading, bots, the command line and the documents alike. Ids are stable: gradebooks keep them. */
export const MISCONCEPTIONS = {
  ...FRAME_MISCONCEPTIONS,
  ...ARP_ANSWER_MISCONCEPTIONS,
  ...ARP_QUESTION_MISCONCEPTIONS,
  ...HOST_MISCONCEPTIONS,
  ...SCHEDULING_MISCONCEPTIONS,
  ...LINK_MISCONCEPTIONS,
  ...HABIT_MISCONCEPTIONS,
} as const satisfies Readonly<Record<string, Misconception>>;

export type MisconceptionId = keyof typeof MISCONCEPTIONS;

export function isMisconceptionId(text: string): text is MisconceptionId {
  return Object.hasOwn(MISCONCEPTIONS, text);
}

/** In the order of their numbers. */
export function misconceptionIds(): readonly MisconceptionId[] {
  const ids = Object.keys(MISCONCEPTIONS) as MisconceptionId[];
  return ids.sort((a, b) => Number(a.slice(1)) - Number(b.slice(1)));
}
