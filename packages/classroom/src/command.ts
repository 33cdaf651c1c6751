import type { MistakeId } from '@frameplay/engine';
import type { Bilingual, Decision } from './decision.js';

/** guided: explained and tried again; consequence: the network does what was decided; exam: consequence without feedback until the end. */
export type Mode = 'guided' | 'consequence' | 'exam';

/** What a teacher can break with one tap. The word says what it is, the commands below what it does. */
export type FaultId =
  | 'arp-ignore-0'
  | 'arp-announce-0'
  | 'vip-gone'
  | 'unplugged'
  | 'no-default-route'
  | 'out-of-service'
  | 'weight-0'
  | 'service-gone'
  | 'masquerade'
  | 'no-forwarding'
  | 'source-hash'
  | 'wrong-neighbour';

export interface Fault {
  readonly fault: FaultId;
  /** The device that it is about. */
  readonly node: string;
}

/** free: everybody decides when a frame comes; step: one frame of each group on each word of the teacher. */
export type Pace = 'free' | 'step';

/** Who acts. Teachers and students are known by opaque ids; names and e-mail never enter the log. */
export type Actor =
  | { readonly role: 'teacher'; readonly id: string }
  | { readonly role: 'student'; readonly id: string }
  /** The product itself, e.g. when a student joins through HTTP. */
  | { readonly role: 'system'; readonly id: string };

/** What a person asked for. A command becomes true when it is appended to the classroom's log. */
export type Command =
  /**
   * First entry of every log. `solo`: a student alone on `seat`, at activity `activityIndex` or 0; it starts at once.
   * `lessonHash`: of the lesson as it was; a log can be replayed after the lesson has changed.
   */
  | {
      readonly type: 'open';
      readonly lessonId: string;
      readonly mode: Mode;
      readonly seed: number;
      readonly solo: {
        readonly participantId: string;
        readonly seat: string;
        readonly activityIndex?: number | undefined;
      } | null;
      readonly lessonHash?: string | undefined;
    }
  | { readonly type: 'join'; readonly participantId: string }
  | { readonly type: 'remove'; readonly participantId: string }
  /** Somebody who was removed comes in again: to the old seat if nobody has it, else as a late joiner. */
  | { readonly type: 'readmit'; readonly participantId: string }
  /** The name beside the log has changed; what it is now stands there. */
  | { readonly type: 'rename'; readonly participantId: string }
  /** To another seat, of this group or another (null: of a new one). One person more at a taken seat makes it a pair's, unless the two swap. */
  | {
      readonly type: 'move';
      readonly participantId: string;
      readonly clusterId: string | null;
      readonly seat: string;
      readonly swap: boolean;
    }
  /** When all seats are taken, the next to come share them, two by two, before there is a new group. Before the start everybody is seated anew. */
  | { readonly type: 'set-sharing'; readonly allowed: boolean }
  /** The kernel plays for people who are away, until they are back: marked, not graded. */
  | { readonly type: 'set-stand-in'; readonly allowed: boolean }
  /** The product has noticed that somebody's connection is gone, or back. */
  | { readonly type: 'presence'; readonly participantId: string; readonly here: boolean }
  /** The teacher shows the whole network of a group to it, or no longer does. */
  | { readonly type: 'open-cluster'; readonly clusterId: string; readonly open: boolean }
  | { readonly type: 'start' }
  | { readonly type: 'pause' }
  | { readonly type: 'resume' }
  /** `clusterId`: for this group alone. Without it: for the class, and for every group that had its own. */
  | { readonly type: 'set-mode'; readonly mode: Mode; readonly clusterId?: string | undefined }
  /** The kernel plays this seat from now on; its waiting frames are played at once, marked, not graded. */
  | { readonly type: 'take-seat'; readonly clusterId: string; readonly seat: string }
  | { readonly type: 'return-seat'; readonly clusterId: string; readonly seat: string }
  /** The teacher plays this seat, not graded, until it is returned or the kernel takes it. */
  | { readonly type: 'sit-in'; readonly clusterId: string; readonly seat: string }
  /** Who has just come looks on while the kernel plays the own seat, until the next request, or takes it before that. */
  | { readonly type: 'watch'; readonly on: boolean }
  /** A bot that holds one misconception plays this seat, null: the plain kernel. Only the teacher, or a student who is alone, knows. */
  | {
      readonly type: 'set-bot';
      readonly clusterId: string;
      readonly seat: string;
      readonly mistake: MistakeId | null;
    }
  /** The teacher's word: students may run the world in which their mistake is the rule. Alone it needs none. */
  | { readonly type: 'allow-experiments'; readonly allowed: boolean }
  /** The teacher breaks something at a device of one group; until the network moves on it can be taken back. */
  | { readonly type: 'inject'; readonly clusterId: string; readonly fault: FaultId; readonly node: string }
  | { readonly type: 'undo-fault'; readonly clusterId: string }
  /** The teacher asks one student to look at the seat. */
  | { readonly type: 'nudge'; readonly participantId: string }
  | { readonly type: 'set-pace'; readonly pace: Pace }
  /** By step: one more frame may be decided, in one group or (null) in each. */
  | { readonly type: 'step'; readonly clusterId: string | null }
  /**
   * A student decides about a frame that waits at the own seat; the teacher (`clusterId`) at a seat that the teacher plays.
   * Of a pair whose partner is here it is a proposal; it holds when both propose the same.
   */
  | {
      readonly type: 'decide';
      readonly frameId: number;
      readonly decision: Decision;
      readonly clusterId?: string | undefined;
    }
  /** "Let the kernel play it": allowed when this kind was right twice; marked, not graded. The teacher may always. */
  | { readonly type: 'let-kernel'; readonly clusterId: string; readonly frameId: number }
  /** The activity `index` of the cluster is over; its people, or the teacher, go on to the one that follows. */
  | { readonly type: 'next-activity'; readonly clusterId: string; readonly index: number }
  /** Predict: answers at the stop where the network stands, all or some; they may be changed until the reveal. Quiz (`stopId` null): all of them, handed in. */
  | {
      readonly type: 'answer';
      readonly activityIndex: number;
      readonly stopId: string | null;
      readonly answers: Readonly<Record<string, string>>;
    }
  /** The teacher, for one group or (null) for all that stand at this stop. */
  | {
      readonly type: 'reveal';
      readonly clusterId: string | null;
      readonly activityIndex: number;
      readonly stopId: string;
    }
  | {
      readonly type: 'ask-again';
      readonly clusterId: string | null;
      readonly activityIndex: number;
      readonly stopId: string;
    }
  /** A line at the terminal of a node. `language`: what its author reads, for `man` and `help`. */
  | {
      readonly type: 'type';
      readonly node: string;
      readonly line: string;
      readonly language?: keyof Bilingual | undefined;
    }
  | { readonly type: 'undo' }
  | { readonly type: 'reset' }
  /** `cause`: the answer to the question for the cause; null where none is asked. */
  | { readonly type: 'check'; readonly cause: string | null }
  /** Opens the next rung. */
  | { readonly type: 'hint'; readonly activityId: string }
  | { readonly type: 'end' };

/** One entry of the log as every process applies it. */
export interface LogEntry {
  readonly seq: number;
  readonly actor: Actor;
  readonly command: Command;
  /** ISO 8601, of the append; shown to people, never an input of the simulation. */
  readonly at: string;
}

/** Why a command was refused: stable code, sentences for the reader. A refused command stays in the log and changes nothing. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly zh: string;
  readonly en: string;
}

export type RefusalCode =
  | 'classroom/not-open'
  | 'classroom/already-open'
  | 'classroom/not-running'
  | 'classroom/paused'
  | 'classroom/by-step'
  | 'classroom/ended'
  | 'classroom/already-started'
  | 'classroom/full'
  | 'classroom/unknown-lesson'
  | 'classroom/forbidden'
  | 'participant/unknown'
  | 'participant/already-joined'
  | 'participant/not-removed'
  | 'seat/unknown'
  | 'seat/not-yours'
  | 'seat/kernel-plays'
  | 'seat/teacher-plays'
  | 'seat/full'
  | 'seat/last-person'
  | 'cluster/unknown'
  | 'seat/unfit-mistake'
  | 'activity/unknown'
  | 'activity/not-over'
  | 'activity/over'
  | 'activity/wrong-kind'
  | 'answer/not-asked'
  | 'answer/unknown-question'
  | 'answer/bad-form'
  | 'answer/incomplete'
  | 'answer/closed'
  | 'terminal/unknown'
  | 'terminal/not-yours'
  | 'terminal/over-budget'
  | 'terminal/too-many-lines'
  | 'terminal/nothing-to-undo'
  | 'terminal/bad-line'
  | 'fault/unfit'
  | 'fault/nothing-to-undo'
  | 'hint/none-left'
  | 'hint/exam'
  | 'frame/not-waiting'
  | 'frame/not-earned'
  | 'decision/wrong-kind'
  | 'decision/bad-address'
  | 'decision/bad-number'
  | 'decision/unknown-port'
  | 'decision/unknown-server';
