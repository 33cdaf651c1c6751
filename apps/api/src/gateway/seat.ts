import type { Actor, Viewer } from '@frameplay/classroom';
import type { ClientCommand } from '@frameplay/protocol';

/** Who sits behind a socket, as the server found out when it connected. Nothing that a client says later changes it. */
export interface Seat {
  readonly classroomId: string;
  readonly actor: Actor & { readonly role: 'teacher' | 'student' };
  /** The account's session that opened it; null: a token did. */
  readonly sessionId: string | null;
}

export function viewerOf({ actor }: Seat): Viewer {
  return actor.role === 'teacher' ? { role: 'teacher' } : { role: 'student', participantId: actor.id };
}

const TEACHER: ReadonlySet<ClientCommand['type']> = new Set([
  'start',
  'pause',
  'resume',
  'set-mode',
  'take-seat',
  'return-seat',
  'allow-experiments',
  'set-bot',
  'inject',
  'undo-fault',
  'nudge',
  'set-pace',
  'step',
  'let-kernel',
  'next-activity',
  'remove',
  'readmit',
  'move',
  'set-sharing',
  'set-stand-in',
  'open-cluster',
  'sit-in',
  'decide',
  'reveal',
  'ask-again',
  'end',
]);
/** `end` and `set-bot`: only a student who is alone may; the rules say so. */
const STUDENT: ReadonlySet<ClientCommand['type']> = new Set([
  'decide',
  'let-kernel',
  'next-activity',
  'answer',
  'type',
  'undo',
  'reset',
  'check',
  'hint',
  'set-bot',
  'watch',
  'end',
]);

/** What a role may ask for at all. Whether it may be done now is for the rules of the classroom to say. */
export function mayAsk({ actor }: Seat, { type }: ClientCommand): boolean {
  return (actor.role === 'teacher' ? TEACHER : STUDENT).has(type);
}
