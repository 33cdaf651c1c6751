import type { Answers } from '@frameplay/classroom';
import * as z from 'zod/mini';

const PREFIX = 'frameplay.answers.';
const answersSchema = z.record(z.string(), z.string());

/** What was chosen and not yet sent lives in the tab's session, so that a reload finds it. null: nothing was, or it cannot be read. */
export function readKept(storage: Pick<Storage, 'getItem'>, key: string): Answers | null {
  const text = storage.getItem(PREFIX + key);
  if (text === null) return null;
  try {
    return answersSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

export function writeKept(storage: Pick<Storage, 'setItem'>, key: string, answers: Answers): void {
  storage.setItem(PREFIX + key, JSON.stringify(answers));
}
