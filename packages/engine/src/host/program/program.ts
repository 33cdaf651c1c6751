import type { SimTimeUs } from '../../core/time.js';
import type { Ipv4Address } from '../../wire/address.js';
import type { ArpPacket, Ipv4Packet } from '../../wire/frame.js';
import type {
  ArpingOptions,
  HttpClientOptions,
  PingOptions,
  ProgramResult,
  ServeOptions,
  TracerouteOptions,
  TracerouteProbe,
  UdpClientOptions,
} from './program-result.js';

/** What runs on a host: plain data, moved on by `runProgram` whenever it is woken. */
export type Program = HttpServer | UdpServer | HttpClient | UdpClient | Ping | Arping | Hold | Wait | Traceroute;

interface Running {
  readonly id: number;
  readonly startedAt: SimTimeUs;
  /** Set when it has ended. */
  result: ProgramResult | null;
}

export interface Conversation {
  readonly socket: number;
  phase: 'reading' | 'closing';
  /** Echo servers: the beginning of a line whose end has not come yet. */
  partial: string;
  /** It is in `ready` of its server. */
  isReady: boolean;
}

export interface HttpServer extends Running {
  readonly kind: 'http-server';
  readonly options: ServeOptions;
  readonly conversations: Map<number, Conversation>;
  /** Sockets at which something has happened since the last turn. */
  ready: number[];
  /** The response, made when it is first asked for. */
  answer: Uint8Array | null;
}

/** Answers each datagram. */
export interface UdpServer extends Running {
  readonly kind: 'udp-server';
  readonly options: ServeOptions;
  readonly socket: number;
}

export interface UdpClient extends Running {
  readonly kind: 'udp-client';
  readonly options: UdpClientOptions;
  socket: number;
  timer: number;
}

export interface HttpClient extends Running {
  readonly kind: 'http-client';
  readonly options: HttpClientOptions;
  socket: number;
  requestSent: boolean;
  connectedAt: SimTimeUs | null;
  response: string;
  deadlineTimer: number;
}

export interface Ping extends Running {
  readonly kind: 'ping';
  readonly options: PingOptions;
  readonly ident: number;
  /** Of the interface that it is bound to; 0: any. */
  readonly ifindex: number;
  readonly source: Ipv4Address;
  readonly inbox: { readonly packet: Ipv4Packet; readonly at: SimTimeUs }[];
  readonly sentAt: SimTimeUs[];
  readonly answered: Set<number>;
  lines: Extract<ProgramResult, { kind: 'ping' }>['lines'][number][];
  timer: number;
}

export interface Arping extends Running {
  readonly kind: 'arping';
  readonly options: ArpingOptions;
  readonly ifindex: number;
  readonly source: Ipv4Address;
  readonly inbox: { readonly packet: ArpPacket; readonly broadcast: boolean; readonly at: SimTimeUs }[];
  replies: Extract<ProgramResult, { kind: 'arping' }>['replies'][number][];
  sent: number;
  broadcasts: number;
  lastSentAt: SimTimeUs;
  /** After the first answer arping asks that MAC alone; 0 before. */
  targetMac: number;
  timer: number;
  deadlineTimer: number;
}

/** One connection that `hold` keeps, and the command that waits on it. */
export interface Hold extends Running {
  readonly kind: 'hold';
  readonly name: string;
  socket: number;
  command: 'open' | 'send' | 'read' | 'close' | null;
  owedLines: number;
  received: string;
  timer: number;
}

/** A command that takes a while and says nothing: `keepalived stop` until the daemon is gone. */
export interface Wait extends Running {
  readonly kind: 'wait';
}

export interface Traceroute extends Running {
  readonly kind: 'traceroute';
  readonly options: TracerouteOptions;
  readonly ident: number;
  /** 0 with ICMP. */
  readonly socket: number;
  readonly sourcePort: number;
  readonly inbox: { readonly packet: Ipv4Packet; readonly at: SimTimeUs }[];
  readonly probes: TracerouteProbe[];
  /** Where the destination is, as far as is known. */
  lastHop: number;
}
