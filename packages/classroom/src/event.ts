import type { Mode } from './command.js';
import type { Bilingual, FieldResult, FrameClass, Question } from './decision.js';
import type {
  ConsequenceView,
  DeviceTables,
  FrameView,
  LabView,
  MoveKind,
  Phase,
  PlayedBy,
  StormView,
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
  | {
      readonly type: 'move';
      readonly clusterId: string;
      /** Number of the frame's transmission in this cluster and activity, from 1; shown as #n. */
      readonly no: number;
      readonly tUs: number;
      readonly from: { readonly node: string; readonly iface: string };
      readonly to: { readonly node: string; readonly iface: string };
      readonly kind: MoveKind;
      readonly summary: string;
      readonly frame: FrameView;
      /** Played by the kernel, a bot, or a person's own decision. */
      readonly sentBy: PlayedBy;
    }
  | {
      readonly type: 'wait';
      readonly clusterId: string;
      readonly seat: string;
      readonly frameId: number;
      readonly no: number;
      readonly tUs: number;
      readonly iface: string;
      readonly kind: MoveKind;
      readonly frameClass: FrameClass;
      readonly summary: string;
      readonly frame: FrameView;
      readonly question: Question;
      /** The kernel may be asked to play it: this kind was right twice. */
      readonly mayLetKernel: boolean;
      /** ISO time of the log entry by which it came to wait. */
      readonly since: string;
    }
  /** The frame no longer waits at the seat. */
  | {
      readonly type: 'done';
      readonly clusterId: string;
      readonly seat: string;
      readonly frameId: number;
      readonly by: PlayedBy;
    }
  /** A decision was compared with the key. Hidden from the student in exam mode until the end. */
  | {
      readonly type: 'graded';
      readonly clusterId: string;
      readonly seat: string;
      readonly participantId: string;
      readonly activityIndex: number;
      readonly frameId: number;
      readonly no: number;
      readonly kind: MoveKind;
      readonly frameClass: FrameClass;
      readonly summary: string;
      readonly attempt: number;
      readonly fields: readonly FieldResult[];
      readonly right: number;
      readonly total: number;
      readonly mode: Mode;
      readonly at: string;
    }
  | { readonly type: 'tables'; readonly clusterId: string; readonly node: string; readonly tables: DeviceTables }
  /** What the client's terminal shows: a command and, later, its output. */
  | { readonly type: 'console'; readonly clusterId: string; readonly node: string; readonly text: string }
  | { readonly type: 'consequence'; readonly clusterId: string; readonly consequence: ConsequenceView | null }
  /** Ended the activity. */
  | ({ readonly type: 'storm'; readonly clusterId: string } & StormView)
  | { readonly type: 'clock'; readonly clusterId: string; readonly tUs: number };

type WaitEvent = Extract<ClassroomEvent, { readonly type: 'wait' }>;

/** What project() lets through: the same events, with the sealed parts of a waiting frame taken out for everybody but its seat and the teacher. */
export type ViewEvent =
  | Exclude<ClassroomEvent, { readonly type: 'wait' }>
  | (Omit<WaitEvent, 'frame' | 'question'> & { readonly frame: FrameView | null; readonly question: Question | null });
