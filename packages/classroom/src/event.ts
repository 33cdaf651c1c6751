import type { MistakeId } from '@frameplay/engine';
import type { Fault, Mode, Pace } from './command.js';
import type { Question } from './decision.js';
import type { HintView, PartView, ResultView } from './part-view.js';
import type {
  ActivityView,
  ConsequenceView,
  ConsoleLineView,
  DeviceTables,
  FrameView,
  GradedView,
  LabView,
  MoveView,
  Phase,
  PlayedBy,
  ProposalView,
  SeatView,
  StormView,
  WaitView,
} from './view.js';

import type { ToldWhy } from './why/why-book.js';

/**
 * What became true in a classroom because of one log entry. Derived, never stored as truth.
 * Every event is for nobody until project() says for whom; an event of a type that project() does not list reaches no one.
 */
export type ClassroomEvent =
  | {
      readonly type: 'classroom';
      readonly lessonId: string;
      readonly phase: Phase;
      readonly mode: Mode;
      readonly solo: boolean;
      readonly experiments: boolean;
      readonly sharing: boolean;
      readonly standIn: boolean;
      readonly pace: Pace;
    }
  | {
      readonly type: 'participant';
      readonly participantId: string;
      readonly clusterId: string | null;
      readonly seat: string | null;
      readonly removed: boolean;
      readonly away: boolean;
      readonly late: boolean;
    }
  /** Which groups there are: some that nobody needs are gone. */
  | { readonly type: 'clusters'; readonly ids: readonly string[] }
  /** A cluster exists or starts its next activity: topology, part, and a clean desk. */
  | (InCluster<'activity'> & ActivityView & { readonly mode: Mode; readonly open: boolean; readonly lab: LabView })
  | (InCluster<'seat'> & Omit<SeatView, 'bot'>)
  /** What a pair would do with a frame; without proposals: nobody of it has said. */
  | (InCluster<'proposal'> & ProposalView)
  /** Which misconception the bot at a seat holds; null: none. For the teacher, and for a student who is alone. */
  | (InCluster<'bot'> & { readonly seat: string; readonly mistake: MistakeId | null })
  /** What the teacher has broken in this activity; nobody else hears of it. */
  | (InCluster<'faults'> & { readonly faults: readonly Fault[]; readonly mayUndo: boolean })
  /** By step: frames that may be decided before the teacher's next word; null: as many as come. */
  | (InCluster<'steps'> & { readonly left: number | null })
  /** The teacher asks a student to look at the seat. */
  | { readonly type: 'nudge'; readonly participantId: string; readonly at: string }
  /** A frame crossed one wire. */
  | (InCluster<'move'> & Omit<MoveView, 'why'> & { readonly why: ToldWhy | null })
  | WaitEvent
  /** The frame no longer waits at the seat. */
  | {
      readonly type: 'done';
      readonly clusterId: string;
      readonly seat: string;
      readonly frameId: number;
      readonly by: PlayedBy;
    }
  /** A decision was compared with the key. Hidden from the student in exam mode until the end. */
  | (InCluster<'graded'> & GradedView)
  | { readonly type: 'tables'; readonly clusterId: string; readonly node: string; readonly tables: DeviceTables }
  /** What a terminal shows: a command and, later, its output. */
  | (InCluster<'console'> & ConsoleLineView)
  /** What is asked, answered or typed has changed. What a viewer gets of it, project() reads from the state. */
  | InCluster<'part'>
  /** An answer or a repair was compared with what the network does. Hidden from students in exam mode until the end. */
  | (InCluster<'result'> & ResultView)
  | (InCluster<'hint'> & HintView)
  | { readonly type: 'consequence'; readonly clusterId: string; readonly consequence: ConsequenceView | null }
  /** Ended the activity. */
  | (InCluster<'storm'> & StormView)
  | { readonly type: 'clock'; readonly clusterId: string; readonly tUs: number };

interface InCluster<Type extends string> {
  readonly type: Type;
  readonly clusterId: string;
}

/** The whole of what waits; what a viewer gets of it may lack the frame and the question. */
type WaitEvent = InCluster<'wait'> & WaitView & { readonly frame: FrameView; readonly question: Question };

/** What project() lets through: the same events, with the sealed parts of a waiting frame taken out for everybody but its seat and the teacher. */
export type ViewEvent =
  | Exclude<ClassroomEvent, { readonly type: 'move' | 'wait' | 'part' }>
  | (InCluster<'move'> & MoveView)
  | (InCluster<'wait'> & WaitView)
  | (InCluster<'part'> & { readonly part: PartView });
