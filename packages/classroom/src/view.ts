import type { MistakeId, RuleId, TimerName } from '@frameplay/engine';
import type { Ground } from '@frameplay/lab';
import type { Fault, Mode, Pace } from './command.js';
import type { Bilingual, Decision, FieldName, FieldResult, FrameClass, Question } from './decision.js';
import type { FrameView } from './frame-parts.js';
import type { HintView, PartView, ResultView } from './part-view.js';

/** What one viewer may see of a classroom; the only shape that leaves the server. Names of people travel beside it, as a roster. */

export type { ArpView, FrameView, IpView, TcpView } from './frame-parts.js';
export type Phase = 'lobby' | 'running' | 'paused' | 'ended';
export type PlayedBy = 'person' | 'kernel';
/** Why the kernel plays a person's seat: the teacher handed it over, the person is away, or looks on before the first own decision. */
export type KernelWhy = 'taken' | 'away' | 'watches';
/** Shape and word of a frame: ARP diamond, IP/ICMP circle, TCP square, error cross. */
export type MoveKind = 'arp' | 'ip' | 'tcp' | 'error';

export type Viewer = { readonly role: 'teacher' } | { readonly role: 'student'; readonly participantId: string };

export type DeviceRole = 'client' | 'gateway' | 'switch' | 'director' | 'server';

/** The topology of a cluster: names, roles and addresses are known to everyone; tables are not. */
export interface LabView {
  readonly name: string;
  readonly nodes: readonly {
    readonly name: string;
    readonly role: DeviceRole;
    /** 1, 2, 3 for servers (sign: plain, striped, dotted); 0 otherwise. */
    readonly number: number;
    readonly interfaces: readonly {
      readonly name: string;
      readonly mac: string;
      readonly addresses: readonly string[];
    }[];
  }[];
  readonly links: readonly {
    readonly a: { readonly node: string; readonly iface: string };
    readonly b: { readonly node: string; readonly iface: string };
  }[];
  readonly vip: string;
}

/** Tables of one device. A part that the device does not have is an empty list. `changed`: new or different since the last decision. */
export interface DeviceTables {
  readonly addresses: readonly {
    readonly iface: string;
    readonly address: string;
    readonly scope: string;
    readonly changed: boolean;
  }[];
  readonly neighbours: readonly {
    readonly address: string;
    readonly iface: string;
    readonly mac: string | null;
    readonly state: string;
    readonly changed: boolean;
  }[];
  readonly fdb: readonly { readonly mac: string; readonly port: string; readonly changed: boolean }[];
  readonly routes: readonly { readonly text: string; readonly changed: boolean }[];
  readonly sysctls: readonly { readonly name: string; readonly value: string; readonly changed: boolean }[];
  readonly services: readonly {
    readonly text: string;
    readonly scheduler: string;
    /** The destination that was added last: rr and wrr begin with it. In the listing, sorted by address, it does not show. */
    readonly newest: string | null;
    readonly destinations: readonly {
      readonly address: string;
      readonly node: string | null;
      readonly weight: number;
      readonly active: number;
      readonly inactive: number;
      readonly changed: boolean;
    }[];
  }[];
  readonly connections: readonly {
    readonly client: string;
    readonly destination: string;
    readonly node: string | null;
    readonly state: string;
    readonly expires: string;
    readonly changed: boolean;
  }[];
}

export interface MoveView {
  /** Number of the frame's transmission in this cluster and activity, from 1; shown as #n. */
  readonly no: number;
  readonly tUs: number;
  readonly from: { readonly node: string; readonly iface: string };
  readonly to: { readonly node: string; readonly iface: string };
  readonly kind: MoveKind;
  readonly summary: string;
  /** Sealed as far as the viewer's own device would not have seen it; addresses of the Ethernet header are always there. */
  readonly frame: FrameView;
  /** Played by the kernel, or a person's own decision. */
  readonly sentBy: PlayedBy;
  /** Why it was sent; null when that is not known, or is not said before the end of an exam. */
  readonly why: MoveWhy | SealedWhy | null;
}

/** Why a frame was sent: one hop of the way back to the command behind it. */
export interface MoveWhy {
  readonly kind: 'known';
  /** null: no rule of the kernel, a person decided. */
  readonly rule: RuleId | null;
  /** What led to it; null: no longer known. */
  readonly led: WhyLink | null;
  /** The move that brought the ARP answer for which it had to wait. */
  readonly waitedFor: number | null;
  /** The rows and settings on which the rule has looked, each with what made it so. */
  readonly grounds: readonly { readonly ground: Ground; readonly by: WhyLink | null }[];
}

/** The reason of a device that is not the viewer's. `ownNo`: further back comes this move, which the own device sent. */
export interface SealedWhy {
  readonly kind: 'sealed';
  readonly ownNo: number | null;
}

export type WhyLink =
  /** A frame had arrived. */
  | { readonly kind: 'move'; readonly no: number }
  | { readonly kind: 'command'; readonly node: string; readonly command: string }
  | { readonly kind: 'timer'; readonly node: string; readonly timer: TimerName; readonly after: WhyLink | null }
  /** It was so from the beginning. */
  | { readonly kind: 'boot' };

/** A frame that waits. For other people's seats `frame` and `question` are null: only that something waits is known. */
export interface WaitView {
  readonly frameId: number;
  readonly seat: string;
  readonly no: number;
  readonly tUs: number;
  readonly iface: string;
  readonly kind: MoveKind;
  readonly frameClass: FrameClass;
  readonly summary: string;
  readonly frame: FrameView | null;
  readonly question: Question | null;
  /** The kernel may be asked to play it: this kind was right twice. */
  readonly mayLetKernel: boolean;
  /** ISO time of the log entry by which it came to wait. */
  readonly since: string;
}

export interface GradedView {
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

/** Shown when the VIP's owner in the asking neighbour table is not the director: requests go around it. */
export interface ConsequenceView {
  /** The device whose table is wrong: `client` in the flat LAN, `gw` behind a gateway. */
  readonly poisoned: {
    readonly node: string;
    readonly vip: string;
    readonly mac: string;
    readonly owner: string | null;
  };
  /** Frames that led to it, in causal order. */
  readonly chain: readonly {
    readonly no: number;
    readonly kind: MoveKind;
    readonly actor: string;
    readonly text: Bilingual;
    readonly decided: boolean;
  }[];
  /** Packets since the table went wrong. */
  readonly counters: {
    readonly directorPackets: number;
    readonly directorConnections: number;
    readonly serverPackets: number;
    readonly server: string | null;
    readonly requests: number;
  };
}

/** More frames than any network carries: they went round in circles, and the network stands still for the rest of the activity. */
export interface StormView {
  readonly tUs: number;
  /** As many were on their way, or in one second, when it was noticed. */
  readonly frames: number;
}

export interface SeatView {
  readonly seat: string;
  readonly participantId: string | null;
  readonly playedBy: PlayedBy;
  /** The second person of a pair. */
  readonly partnerId?: string;
  /** The teacher plays here now. */
  readonly teacher?: true;
  /** Where the kernel plays a person's seat. */
  readonly kernelWhy?: KernelWhy;
  /** The misconception of the bot that plays here; only the teacher, and a student who is alone, are told. */
  readonly bot?: MistakeId;
}

/** What the two of a pair would do with a frame that waits at their seat. For them and the teacher. */
export interface ProposalView {
  readonly seat: string;
  readonly frameId: number;
  /** In the order in which they were made; the newest of each. */
  readonly proposals: readonly { readonly participantId: string; readonly decision: Decision }[];
  /** Where two proposals differ: canonical texts in the order of `proposals`; null: not chosen. */
  readonly split: readonly { readonly field: FieldName; readonly texts: readonly (string | null)[] }[];
}

export interface ClusterView {
  readonly id: string;
  /** `finished`: this activity is over; when it is not the last, the cluster goes on by `next-activity`. */
  readonly activity: ActivityView;
  /** The class's, or this group's own. */
  readonly mode: Mode;
  /** The teacher has opened the whole network to the group. */
  readonly open: boolean;
  /** A quiz has no network: no nodes, no links. */
  readonly lab: LabView;
  readonly tUs: number;
  readonly seats: readonly SeatView[];
  readonly waits: readonly WaitView[];
  /** Of the own seat; the teacher has all. */
  readonly proposals: readonly ProposalView[];
  /** The last frames that moved, oldest first; at most MOVES_KEPT, for the teacher BOARD_MOVES_KEPT. */
  readonly moves: readonly MoveView[];
  /** Own device's tables; all devices' for the teacher or when the cluster is opened. */
  readonly tables: Readonly<Record<string, DeviceTables>>;
  readonly console: readonly ConsoleLineView[];
  readonly graded: readonly GradedView[];
  /** What is asked, typed and answered; null at a seat activity. */
  readonly part: PartView | null;
  /** What was graded and is no decision about a frame; over all activities. */
  readonly results: readonly ResultView[];
  /** Opened hints, of all activities. */
  readonly hints: readonly HintView[];
  readonly consequence: ConsequenceView | null;
  readonly storm: StormView | null;
  /** What the teacher has broken in this activity; for everybody else empty. */
  readonly faults: readonly Fault[];
  /** The newest of them can still be taken back. */
  readonly mayUndoFault: boolean;
  /** By step: frames that may be decided before the teacher's next word; null: as many as come. */
  readonly stepsLeft: number | null;
}

export interface ActivityView {
  readonly index: number;
  readonly count: number;
  readonly id: string;
  readonly kind: 'seat' | 'predict' | 'lab' | 'quiz';
  readonly title: Bilingual;
  /** Markdown. */
  readonly task: Bilingual;
  /** The rungs in their order: percent of the activity's points that each costs. */
  readonly hintCosts: readonly number[];
  /** ISO time of the log entry by which it began. */
  readonly since: string;
  readonly finished: boolean;
}

/** `mark`: what stands here is no output: the line `text` was undone, all was put back, or the look was refused. */
export interface ConsoleLineView {
  readonly node: string;
  readonly text: string;
  readonly mark?: 'undo' | 'reset' | 'refused';
}

/** Lines of each terminal that a desk and a view keep. */
export const CONSOLE_KEPT = 200;
export const MOVES_KEPT = 120;
/** A board shows where the newest packet of each group is, and there are many groups. */
export const BOARD_MOVES_KEPT = 24;

export interface ClassroomView {
  readonly lessonId: string;
  readonly mode: Mode;
  readonly phase: Phase;
  readonly solo: boolean;
  /** Students may run the world in which their mistake is the rule: alone, and on the teacher's word. */
  readonly experiments: boolean;
  /** Two people to a seat, once every seat has one. */
  readonly sharing: boolean;
  /** The kernel plays for people who are away. */
  readonly standIn: boolean;
  readonly pace: Pace;
  /** When the teacher has last asked this student to look at the seat; null: not since the page was opened. */
  readonly nudgedAt: string | null;
  /** Who looks: null for the teacher. */
  readonly me: {
    readonly participantId: string;
    readonly clusterId: string | null;
    readonly seat: string | null;
    /** Came when the group was under way, and has not taken the seat yet. */
    readonly late?: true;
  } | null;
  readonly participants: readonly {
    readonly participantId: string;
    readonly clusterId: string | null;
    readonly seat: string | null;
    /** Gone for a while, as far as the rules know. */
    readonly away?: true;
  }[];
  /** Who was removed and may be let in again. For the teacher. */
  readonly removed: readonly string[];
  /** A student: the own cluster at most. The teacher: all. */
  readonly clusters: readonly ClusterView[];
}
