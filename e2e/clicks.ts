import type { Command, Decision, LogEntry } from '@frameplay/classroom';
import type { Sheet } from './actors/answers.js';

/** One thing that somebody did with their own hands. */
export type Click =
  | { readonly did: 'decide'; readonly decision: Decision }
  | { readonly did: 'answer'; readonly answers: Readonly<Record<string, string>> }
  | { readonly did: 'type'; readonly node: string; readonly line: string }
  | { readonly did: 'check'; readonly cause: string | null };

/** Several options are told sorted, with a blank between. */
export function canonical(sheet: Sheet): Readonly<Record<string, string>> {
  const texts = Object.entries(sheet).map(([id, value]) => [
    id,
    typeof value === 'string' ? value : [...value].sort().join(' '),
  ]);
  return Object.fromEntries(texts) as Record<string, string>;
}

/** What somebody did, as the product's log has it. */
export function clicksIn(log: readonly LogEntry[], participantId: string): Click[] {
  return log
    .filter(({ actor }) => actor.role === 'student' && actor.id === participantId)
    .flatMap(({ command }) => clickOf(command) ?? []);
}

function clickOf(command: Command): Click | null {
  switch (command.type) {
    case 'decide':
      return { did: 'decide', decision: command.decision };
    case 'answer':
      return { did: 'answer', answers: command.answers };
    case 'type':
      return { did: 'type', node: command.node, line: command.line };
    case 'check':
      return { did: 'check', cause: command.cause };
    default:
      return null;
  }
}
