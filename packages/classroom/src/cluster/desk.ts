import type { MistakeId } from '@frameplay/engine';
import type { ClassroomEvent } from '../event.js';
import type { ConsequenceView, DeviceTables, LabView, PlayedBy, StormView } from '../view.js';

type EventOf<T extends ClassroomEvent['type']> = Extract<ClassroomEvent, { readonly type: T }>;
export type MoveEvent = EventOf<'move'>;
export type WaitEvent = EventOf<'wait'>;
export type GradedEvent = EventOf<'graded'>;
export type ConsoleEvent = EventOf<'console'>;
export type ResultEvent = EventOf<'result'>;
export type HintEvent = EventOf<'hint'>;

export interface SeatState {
  readonly seat: string;
  participantId: string | null;
  playedBy: PlayedBy;
  /** The misconception of the bot that plays here in place of the plain kernel. Secret. */
  bot: MistakeId | null;
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
  /** By frame id, in order of arrival. */
  readonly waits: Map<number, WaitEvent>;
  consequence: ConsequenceView | null;
  storm: StormView | null;
  /** The consequence opened the whole cluster to its students; stays so until the next activity. */
  opened: boolean;
}

/** The VIP stands at a wrong MAC in the table of the device that asks for it, since move `sinceNo`. */
export interface Poisoning {
  readonly node: string;
  readonly mac: string;
  readonly owner: string | null;
  readonly sinceNo: number;
  readonly counters: { -readonly [K in keyof ConsequenceView['counters']]: ConsequenceView['counters'][K] };
}
