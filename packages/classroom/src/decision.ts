import type { FrameView } from './frame-parts.js';

/**
 * What a seat is asked about one waiting frame, what it may answer, and how the answer compares with the key.
 * Addresses are text in their usual form: MAC `02:00:00:00:00:0a`, IPv4 `192.168.1.100`.
 */

/** A text in both languages of the product. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** Kinds of frame as a lesson names them when it says which frames are asked. */
export type FrameClass =
  | 'arp-request'
  | 'arp-reply'
  | 'syn'
  | 'syn-ack'
  | 'ack'
  | 'request'
  | 'response'
  | 'fin'
  | 'rst'
  | 'icmp'
  | 'other';

/** What the seat must decide. It carries no hint of the answer. */
export type Question =
  | { readonly kind: 'switch'; readonly ports: readonly string[]; readonly inPort: string }
  /** An ARP request reached a host: answer it or keep silent. */
  | { readonly kind: 'arp'; readonly iface: string }
  /** Any other frame reached a host. */
  | {
      readonly kind: 'packet';
      readonly iface: string;
      /** At a director only: the real servers to choose from. */
      readonly servers: readonly RealServerChoice[];
      /** The device does not open the packet as far as the ports: they are not asked and stay what they are. */
      readonly portsSealed: boolean;
      /** The packet that waits at this device for the ARP answer that has come, as far as the device opens it; null: none does. */
      readonly held: FrameView | null;
    };

export interface RealServerChoice {
  /** Name of the node, e.g. `rs1`. */
  readonly node: string;
  readonly address: string;
  readonly port: number;
}

export type Decision = SwitchDecision | HostDecision;

export interface SwitchDecision {
  readonly kind: 'switch';
  /** null: learn nothing. */
  readonly learn: { readonly mac: string; readonly port: string } | null;
  /** Ports the frame leaves by; empty: nowhere. */
  readonly out: readonly string[];
}

export interface HostDecision {
  readonly kind: 'host';
  /** Does the device take the frame as its own? At an ARP request the verdict is always `accept` and not graded. */
  readonly verdict: 'accept' | 'ignore';
  readonly reaction: Reaction;
}

export type Reaction =
  | { readonly kind: 'none' }
  | { readonly kind: 'arp-reply' | 'arp-request'; readonly frame: ComposedArp }
  | { readonly kind: 'send'; readonly realServer: string | null; readonly frame: ComposedPacket };

export interface ComposedArp {
  readonly src: string;
  readonly dst: string;
  readonly sha: string;
  readonly spa: string;
  readonly tha: string;
  readonly tpa: string;
}

/** The headers of what is sent. Where one reaction is several segments (answer and FIN), these headers are those of all of them. */
export interface ComposedPacket {
  readonly src: string;
  readonly dst: string;
  readonly srcIp: string;
  readonly dstIp: string;
  readonly ttl: number;
  readonly sport: number;
  readonly dport: number;
}

/** Names of graded fields, in the order in which they are shown. */
export const FIELD_NAMES = [
  'learn',
  'out',
  'verdict',
  'reaction',
  'realServer',
  'src',
  'dst',
  'sha',
  'spa',
  'tha',
  'tpa',
  'srcIp',
  'dstIp',
  'ttl',
  'ports',
] as const;

export type FieldName = (typeof FIELD_NAMES)[number];

export interface FieldResult {
  readonly field: FieldName;
  /** Canonical text, e.g. a MAC, `p1 p3`, `accept`, `arp-reply`, `rs2`, `62`, `57860 80`; null: not given. */
  readonly got: string | null;
  readonly expected: string | null;
  readonly right: boolean;
  /** A wrong field that only follows from an earlier wrong choice (dst MAC of the wrong server). Counted, but explained once. */
  readonly follows: boolean;
  /** Set when wrong: id of the rule (`SW-2`), its sentence, and the misconception it shows (`M2`) where recognised. */
  readonly rule: string | null;
  readonly why: Bilingual | null;
  readonly misconception: string | null;
}
