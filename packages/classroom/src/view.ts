import type { Mode } from './command.js';
import type { Bilingual, FieldResult, FrameClass, Question } from './decision.js';

/** What one viewer may see of a classroom; the only shape that leaves the server. Names of people travel beside it, as a roster. */

export type Phase = 'lobby' | 'running' | 'paused' | 'ended';
export type PlayedBy = 'person' | 'kernel';
/** Shape and word of a frame: ARP diamond, IP/ICMP circle, TCP square, error cross. */
export type MoveKind = 'arp' | 'ip' | 'tcp' | 'error';

export type Viewer = { readonly role: 'teacher' } | { readonly role: 'student'; readonly participantId: string };

/** Whose lens a frame is seen through: what lies deeper is `null`, drawn as a sealed envelope. */
export interface FrameView {
  readonly src: string;
  readonly dst: string;
  /** null: sealed (a switch opens only the Ethernet header). */
  readonly type: 'arp' | 'ipv4';
  readonly arp: ArpView | null;
  readonly ip: IpView | null;
  readonly tcp: TcpView | null;
  readonly icmp: { readonly type: number; readonly code: number } | null;
  /** Real bytes of the frame in hexadecimal, as far as the viewer's lens opens it (a switch: 14 bytes). */
  readonly bytes: string;
  /** Length of the whole frame in bytes. */
  readonly length: number;
}

export interface ArpView {
  readonly op: 1 | 2;
  readonly sha: string;
  readonly spa: string;
  readonly tha: string;
  readonly tpa: string;
}

export interface IpView {
  readonly src: string;
  readonly dst: string;
  readonly ttl: number;
  readonly proto: number;
  readonly id: number;
  readonly len: number;
}

export interface TcpView {
  readonly sport: number;
  readonly dport: number;
  /** e.g. `SYN`, `SYN·ACK`, `ACK`, `PSH·ACK`, `FIN·ACK`, `RST`. */
  readonly flags: string;
  /** Relative to the SYN. */
  readonly seq: number;
  readonly ack: number;
  /** Payload bytes. */
  readonly len: number;
  /** First line of the payload, e.g. `GET / HTTP/1.1`; null without payload. */
  readonly text: string | null;
}

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
}

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
}

export interface ClusterView {
  readonly id: string;
  /** `finished`: this activity is over; when it is not the last, the cluster goes on by `next-activity`. */
  readonly activity: {
    readonly index: number;
    readonly count: number;
    readonly title: Bilingual;
    readonly finished: boolean;
  };
  readonly lab: LabView;
  readonly tUs: number;
  readonly seats: readonly SeatView[];
  readonly waits: readonly WaitView[];
  /** The last frames that moved, oldest first; at most MOVES_KEPT, for the teacher BOARD_MOVES_KEPT. */
  readonly moves: readonly MoveView[];
  /** Own device's tables; all devices' for the teacher or when the cluster is opened. */
  readonly tables: Readonly<Record<string, DeviceTables>>;
  readonly console: readonly { readonly node: string; readonly text: string }[];
  readonly graded: readonly GradedView[];
  readonly consequence: ConsequenceView | null;
  readonly storm: StormView | null;
}

export const MOVES_KEPT = 120;
/** A board shows where the newest packet of each group is, and there are many groups. */
export const BOARD_MOVES_KEPT = 24;

export interface ClassroomView {
  readonly lessonId: string;
  readonly mode: Mode;
  readonly phase: Phase;
  readonly solo: boolean;
  /** Who looks: null for the teacher. */
  readonly me: {
    readonly participantId: string;
    readonly clusterId: string | null;
    readonly seat: string | null;
  } | null;
  readonly participants: readonly {
    readonly participantId: string;
    readonly clusterId: string | null;
    readonly seat: string | null;
  }[];
  /** A student: the own cluster at most. The teacher: all. */
  readonly clusters: readonly ClusterView[];
}
