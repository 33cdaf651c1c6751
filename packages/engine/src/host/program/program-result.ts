import type { Brand } from '../../core/brand.js';
import type { KernelErrorCode } from '../../core/kernel-error.js';
import type { SimTimeUs } from '../../core/time.js';
import type { Ipv4Address, MacAddress } from '../../wire/address.js';

/** Names a running (or ended) program within its world. */
export type ProgramId = Brand<number, 'ProgramId'>;

/**
 * Why a connection did not come to a good end. `timeout` is the program's own limit
 * (`--max-time`), `connect-timeout` the kernel's ETIMEDOUT.
 */
export type ConnectionFailure =
  | 'refused'
  | 'host-unreachable'
  | 'network-unreachable'
  | 'connect-timeout'
  | 'timeout'
  | 'reset'
  | 'closed'
  | 'address-not-available';

export interface HttpClientOptions {
  readonly address: Ipv4Address;
  readonly port: number;
  readonly path: string;
  /** The Host header: the host as the URL writes it, with the port unless it is 80. */
  readonly hostHeader: string;
  /** `curl --max-time`; null waits as long as TCP does. */
  readonly maxTimeUs: number | null;
  /** `curl --interface ADDRESS`. */
  readonly sourceAddress?: Ipv4Address;
}

export interface HttpClientResult {
  readonly kind: 'http-client';
  readonly endedAt: SimTimeUs;
  readonly startedAt: SimTimeUs;
  readonly connectedAt: SimTimeUs | null;
  readonly failure: ConnectionFailure | null;
  /** Null when no status line came. */
  readonly status: number | null;
  readonly headers: string;
  /** What came of the body, also when it failed half-way. */
  readonly body: string;
  /** The local address and port, 0 when none was ever bound. */
  readonly localAddress: Ipv4Address;
  readonly localPort: number;
}

export interface PingOptions {
  readonly destination: Ipv4Address;
  /** `-c`. */
  readonly count: number;
  /** `-i`, 1 s by default. */
  readonly intervalUs?: number;
  /** `-W`: how long to wait for the last answer; by default ping's own rule. */
  readonly waitUs?: number;
  /** `-w`: ends the whole run. */
  readonly deadlineUs?: number;
  /** `-s`, 56 by default. */
  readonly payloadBytes?: number;
  /** `-t`. */
  readonly ttl?: number;
  /** `-I ADDRESS`. */
  readonly sourceAddress?: Ipv4Address;
  /** `-I IFACE` (SO_BINDTODEVICE): it leaves there, and only what comes in there is heard. */
  readonly iface?: string;
  /** `-M do`. */
  readonly dontFragment?: boolean;
}

export type PingLine =
  | {
      readonly kind: 'reply';
      readonly from: Ipv4Address;
      readonly seq: number;
      readonly ttl: number;
      readonly bytes: number;
      /** Requests from this one to the last that had been sent when it came. */
      readonly underWay: number;
      readonly roundTripUs: number;
    }
  | {
      readonly kind: 'error';
      readonly from: Ipv4Address;
      readonly seq: number;
      readonly underWay: number;
      readonly type: number;
      readonly code: number;
      readonly mtu: number;
      readonly gateway: Ipv4Address;
    }
  /** The kernel refused to send (sendmsg): `EMSGSIZE`, `ENETUNREACH`, ... */
  | { readonly kind: 'send-error'; readonly seq: number; readonly code: string; readonly mtu: number };

export interface PingResult {
  readonly kind: 'ping';
  readonly startedAt: SimTimeUs;
  readonly endedAt: SimTimeUs;
  readonly source: Ipv4Address;
  readonly transmitted: number;
  readonly received: number;
  readonly errors: number;
  readonly lines: readonly PingLine[];
}

export type ArpingMode =
  /** Asks who has the address; 2 for exit codes. */
  | 'request'
  /** `-U`: gratuitous request. */
  | 'unsolicited'
  /** `-A`: gratuitous reply. */
  | 'answer'
  /** `-D`: duplicate address detection; ends at the first answer. */
  | 'duplicate-detection';

export interface ArpingOptions {
  readonly iface: string;
  readonly target: Ipv4Address;
  readonly mode: ArpingMode;
  /** `-c`; null without limit. */
  readonly count: number | null;
  /** `-w`, microseconds; null without limit. */
  readonly deadlineUs: number | null;
  /** `-s`. */
  readonly sourceAddress?: Ipv4Address;
  /** `-b`: keep broadcasting, by default it goes unicast after the first answer. */
  readonly keepBroadcasting?: boolean;
  /** `-f`: end at the first answer. */
  readonly quitOnFirst?: boolean;
}

export interface ArpingReply {
  readonly senderMac: MacAddress;
  readonly senderIp: Ipv4Address;
  /** The frame itself came by broadcast. */
  readonly broadcast: boolean;
  /** The answer was itself a request. */
  readonly request: boolean;
  readonly roundTripUs: number;
}

export interface ArpingResult {
  readonly kind: 'arping';
  readonly startedAt: SimTimeUs;
  readonly endedAt: SimTimeUs;
  readonly source: Ipv4Address;
  readonly sent: number;
  readonly broadcasts: number;
  readonly replies: readonly ArpingReply[];
}

export interface UdpClientOptions {
  readonly address: Ipv4Address;
  readonly port: number;
  /** `-p`; 0: a free one. */
  readonly sourcePort: number;
  /** `-a`: takes an answer from anybody. */
  readonly anySource: boolean;
  /** `-t`. */
  readonly timeoutUs: number;
  /** The whole datagram. */
  readonly text: string;
}

/** An errno of the socket, or no answer in time. */
export type UdpFailure = KernelErrorCode | 'timeout';

export interface UdpClientResult {
  readonly kind: 'udp-client';
  readonly startedAt: SimTimeUs;
  readonly endedAt: SimTimeUs;
  readonly failure: UdpFailure | null;
  /** Who answered; 0 if nobody did. */
  readonly from: Ipv4Address;
  readonly text: string;
}

export interface TracerouteOptions {
  readonly destination: Ipv4Address;
  readonly method: 'udp' | 'icmp';
  /** `-f` and `-m`. */
  readonly firstHop: number;
  readonly hopsMax: number;
  /** `-q`: probes for each hop. */
  readonly queries: number;
  /** `-w`. */
  readonly waitUs: number;
  /** The whole packet, 28 octets at least. */
  readonly packetBytes: number;
  /** `-p`: the first one's; every probe has its own. */
  readonly port: number;
  /** `-s`. */
  readonly sourceAddress?: Ipv4Address;
}

/** `type` and `code` of the ICMP error that answered; 0 for an echo reply. */
export interface TracerouteProbe {
  readonly hop: number;
  readonly sentAt: SimTimeUs;
  state: 'waiting' | 'answered' | 'lost';
  from: Ipv4Address;
  roundTripUs: number;
  type: number;
  code: number;
  mtu: number;
}

export interface TracerouteResult {
  readonly kind: 'traceroute';
  readonly startedAt: SimTimeUs;
  readonly endedAt: SimTimeUs;
  readonly queries: number;
  readonly probes: readonly Readonly<TracerouteProbe>[];
}

export type ProgramResult =
  | HttpClientResult
  | PingResult
  | ArpingResult
  | HoldResult
  | UdpClientResult
  | WaitResult
  | TracerouteResult;

export interface WaitResult {
  readonly kind: 'wait';
  readonly startedAt: SimTimeUs;
  readonly endedAt: SimTimeUs;
}

/** One command of `hold` (open, send, read, close) has ended; the connection itself may live on. */
export interface HoldResult {
  readonly kind: 'hold';
  readonly startedAt: SimTimeUs;
  readonly endedAt: SimTimeUs;
  readonly failure: ConnectionFailure | null;
  /** Lines that came, each with its newline. */
  readonly received: string;
}

/** One `serve` entry of a lab: a TCP server that answers and closes at once. */
export interface ServeOptions {
  readonly port: number;
  readonly body: string;
  /** 0.0.0.0 unless given; may be an address that the host does not have yet. */
  readonly bind?: Ipv4Address;
  /** The body is padded with `x` to this many bytes, newline included. */
  readonly sizeBytes?: number;
  /** Answers every line and stays open. */
  readonly echo?: boolean;
  /** Datagrams in place of connections. */
  readonly udp?: boolean;
}
