import type { RuleId } from '@frameplay/engine';

export interface Sentence {
  readonly zh: string;
  readonly en: string;
}

/** One sentence for every rule whose id begins so: none may be missing, none may be too many. */
export type SentencesOf<Prefix extends string> = Readonly<Record<Extract<RuleId, `${Prefix}${string}`>, Sentence>>;
