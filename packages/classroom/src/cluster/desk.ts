import type { MistakeId } from '@frameplay/engine';
import type { ClassroomEvent } from '../event.js';
import type { ConsequenceView, DeviceTables, KernelWhy, LabView, PlayedBy, StormView } from '../view.js';

type EventOf<T extends ClassroomEvent['type']> = Extract<ClassroomEvent, { readonly type: T }>;
export type MoveEvent = EventOf<'move'>;
export type WaitEvent = EventOf<'wait'>;
export type GradedEvent = EventOf<'graded'>;
export type ConsoleEvent = EventOf<'console'>;
export type ResultEvent = EventOf<'result'>;
export type HintEvent = EventOf<'hint'>;
export type ProposalEvent = EventOf<'proposal'>;

export interface SeatState {
  readonly seat: string;
  participantId: string | null;
  /** The second person of a pair, who decides with the first; never without the first. */
  partnerId: string | null;
  playedBy: PlayedBy;
  /** The teacher is the person who plays here. */
  teacher: boolean;
  /** Why the kernel plays a seat that somebody has; null: it does not, or nobody has it. */
  kernelWhy: KernelWhy | null;
  /** Step of the lab during which its person began to watch; null: does not. */
  watchesSince: number | null;
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
  moves: readonly MoveEvent[];
  console: ConsoleEvent[];
  readonly tables: Map<string, DeviceTables>;
  /** By frame id, in order of arrival. */
  readonly waits: Map<number, WaitEvent>;
  /** What the two of a pair would do with a frame that waits, by frame id. */
  readonly proposals: Map<number, ProposalEvent>;
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
