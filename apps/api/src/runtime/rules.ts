import {
  applyEntry,
  type Catalogue,
  type ClassroomEvent,
  type ClassroomState,
  type LogEntry,
} from '@frameplay/classroom';

/** Why the rules said no: a stable code, and a sentence in both languages. */
export interface RuleAnswer {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

export interface Outcome {
  readonly refusal: RuleAnswer | null;
  readonly events: readonly ClassroomEvent[];
}

/** What the rules of the classroom make of one entry. Changes `state`. */
export function applyRules(state: ClassroomState, entry: LogEntry, catalogue: Catalogue): Outcome {
  return applyEntry(state, entry, catalogue);
}

/** An entry on which the rules themselves failed. Deterministic like every other answer: each process comes to the same. */
export const RULES_FAILED: RuleAnswer = {
  code: 'classroom/simulation-failed',
  zh: '这个操作让模拟出错了，因此没有执行；课堂照常继续。',
  en: 'The simulation failed on this action, so it was not done. The class goes on.',
};
