import type { Turn } from '../cluster/turn.js';
import type { Refusal } from '../command.js';
import { unknownParticipant } from '../refuse/refuse.js';

/** A word from the teacher to one student: look at your seat. It changes nothing and is not kept. */
export function nudge(participantId: string, { opened, events, at }: Turn): Refusal | null {
  const participant = opened.participants.get(participantId);
  if (participant === undefined || participant.removed) return unknownParticipant(participantId);
  events.push({ type: 'nudge', participantId, at });
  return null;
}
