import type { ClassroomEvent } from '../event.js';
import type { Activity } from '../lesson.js';
import type { ConsequenceView, DeviceTables, LabView, PlayedBy } from '../view.js';

type EventOf<T extends ClassroomEvent['type']> = Extract<ClassroomEvent, { readonly type: T }>;
export type MoveEvent = EventOf<'move'>;
export type WaitEvent = EventOf<'wait'>;
export type GradedEvent = EventOf<'graded'>;
export type ConsoleEvent = EventOf<'console'>;

export interface SeatState {
  readonly seat: string;
  participantId: string | null;
  playedBy: PlayedBy;
  /** A person sat here once; a late joiner gets a seat that nobody ever took. */
  everTaken: boolean;
}

/** What a cluster shows of the activity that is on its desk. */
export interface Desk {
  readonly lab: LabView;
  tUs: number;
  /** The last MOVES_KEPT, oldest first. */
  moves: MoveEvent[];
  console: ConsoleEvent[];
  readonly tables: Map<string, DeviceTables>;
  readonly waits: Map<number, WaitEvent>;
  consequence: ConsequenceView | null;
  /** The consequence opened the whole cluster to its students; stays so until the next activity. */
  opened: boolean;
}

export interface ClusterState {
  readonly id: string;
  readonly index: number;
  readonly seats: SeatState[];
  activityIndex: number;
  activity: Activity;
  finished: boolean;
  desk: Desk;
  /** All of this cluster, over all activities. */
  readonly graded: GradedEvent[];
}
