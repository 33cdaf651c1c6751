import type { Text } from '../man/page.js';

/** Something that could stand where the cursor is. */
export interface Candidate {
  readonly text: string;
  /** What it is, if that needs saying. */
  readonly hint: Text | undefined;
}

export function candidate(text: string, hint?: Text): Candidate {
  return { text, hint };
}

export function words(texts: readonly string[], hint?: Text): Candidate[] {
  return texts.map((text) => candidate(text, hint));
}
