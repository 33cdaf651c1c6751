import type { Mode } from './command.js';
import type { Bilingual, Question } from './decision.js';
import type {
  ConsequenceView,
  DeviceTables,
  FrameView,
  GradedView,
  LabView,
  MoveView,
  Phase,
  PlayedBy,
  StormView,
  WaitView,
} from './view.js';

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
    }
  | {
      readonly type: 'participant';
      readonly participantId: string;
      readonly clusterId: string | null;
      readonly seat: string | null;
      readonly removed: boolean;
    }
  /** A cluster exists or starts its next activity: topology, part, and a clean desk. */
  | {
      readonly type: 'activity';
      readonly clusterId: string;
      readonly index: number;
      readonly count: number;
      readonly title: Bilingual;
      readonly lab: LabView;
      readonly finished: boolean;
    }
  | {
      readonly type: 'seat';
      readonly clusterId: string;
      readonly seat: string;
      readonly participantId: string | null;
      readonly playedBy: PlayedBy;
    }
  /** A frame crossed one wire. */
  | (InCluster<'move'> & MoveView)
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
  /** What the client's terminal shows: a command and, later, its output. */
  | { readonly type: 'console'; readonly clusterId: string; readonly node: string; readonly text: string }
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
export type ViewEvent = Exclude<ClassroomEvent, { readonly type: 'wait' }> | (InCluster<'wait'> & WaitView);
