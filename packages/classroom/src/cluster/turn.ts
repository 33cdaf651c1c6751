import type { ClassroomEvent } from '../event.js';
import type { OpenedClassroom } from '../state.js';

/** One log entry being applied: what it tells is collected here. */
export interface Turn {
  readonly opened: OpenedClassroom;
  /** ISO time of the entry. */
  readonly at: string;
  readonly events: ClassroomEvent[];
}
