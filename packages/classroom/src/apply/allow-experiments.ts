import type { Turn } from '../cluster/turn.js';
import type { Refusal } from '../command.js';
import { classroomEvent } from '../project/describe.js';

export function allowExperiments(allowed: boolean, { opened, events }: Turn): Refusal | null {
  if (opened.experiments === allowed) return null;
  opened.experiments = allowed;
  events.push(classroomEvent(opened));
  return null;
}
