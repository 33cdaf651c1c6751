import type { Ipv4Address } from '../../wire/address.js';
import type { ConnectionError } from '../connection-error.js';

export type TcpState =
  | 'listen'
  | 'syn-sent'
  | 'syn-received'
  | 'established'
  | 'fin-wait-1'
  | 'fin-wait-2'
  | 'close-wait'
  | 'closing'
  | 'last-ack'
  | 'time-wait'
  | 'closed';

/** A segment that has been sent and not acknowledged; never changed, replaced when sent again. */
export interface SentSegment {
  readonly seq: number;
  readonly flags: number;
  readonly payload: Uint8Array;
  /** When it was sent last. */
  readonly sentAt: number;
  /** Karn: a segment that was sent twice gives no round-trip sample. */
  readonly resent: boolean;
  /** TCPCB_LOST: taken for lost and not sent again since. */
  readonly lost: boolean;
  /** TCPCB_SACKED_ACKED: it has arrived beyond a gap. */
  readonly sacked: boolean;
}

/** tcp_sock as far as labs can see. Sequence numbers are unsigned 32-bit numbers. */
export interface TcpSocket {
  readonly id: number;
  state: TcpState;
  readonly localAddress: Ipv4Address;
  readonly localPort: number;
  readonly remoteAddress: Ipv4Address;
  readonly remotePort: number;
  /** The program to wake; 0 once it has closed the socket (an orphan). */
  owner: number;
  initialSeq: number;
  sndUna: number;
  sndNxt: number;
  rcvNxt: number;
  /** Acknowledged up to here by us (rcv_wup). */
  rcvAcked: number;
  peerMss: number;
  peerWindow: number;
  timestampOffset: number;
  timestampEcho: number;
  unacked: SentSegment[];
  /** Written by the program, not sent yet (the window or the congestion window is full). */
  unsent: Uint8Array[];
  finWanted: boolean;
  congestionWindow: number;
  /** While a time-out is being repaired: how many segments may be under way; 0 otherwise. */
  lossWindow: number;
  /** Bytes that arrived in order and were not read. */
  received: Uint8Array[];
  /** Segments beyond a gap, by sequence number; replaced, never changed. */
  outOfOrder: ReadonlyMap<number, { readonly payload: Uint8Array; readonly fin: boolean }>;
  finReceived: boolean;
  error: ConnectionError | null;
  /** It stays when nothing is under way (parked), so that the next segment only has to move it. */
  retransmitTimer: number;
  retransmitArmed: boolean;
  probeTimer: number;
  retransmits: number;
  probedTail: boolean;
  /** icsk_backoff of the zero-window probes, and how many have not been answered (icsk_probes_out). */
  probeBackOff: number;
  probesOut: number;
  rtoUs: number;
  smoothedRttUs: number;
  rttVarianceUs: number;
  delayedAckTimer: number;
  timeWaitTimer: number;
  quickAcks: number;
  atoUs: number;
  pingPong: boolean;
  lastReceivedAt: number;
  ackWanted: boolean;
  rcvMss: number;
  /** The peer is alive: the next packet says so to the neighbour table. */
  confirmPending: boolean;
}

/**
 * inet_timewait_sock: what is left of a connection that has ended, and stays for a minute. There are many of them, so
 * they are small; they never change.
 */
export interface TimeWaitSocket {
  readonly id: number;
  readonly localAddress: Ipv4Address;
  readonly localPort: number;
  readonly remoteAddress: Ipv4Address;
  readonly remotePort: number;
  readonly sndNxt: number;
  readonly rcvNxt: number;
  readonly timestampOffset: number;
  readonly timestampEcho: number;
  readonly timer: number;
}

/** Shared by all sockets with nothing there: never pushed to. */
export const NONE_SENT: SentSegment[] = [];
export const NO_DATA: Uint8Array[] = [];

/** a < b in sequence space (RFC 9293 3.4). */
export function seqBefore(a: number, b: number): boolean {
  return ((a - b) | 0) < 0;
}

export function seqAdd(seq: number, by: number): number {
  return (seq + by) >>> 0;
}

/** b - a in sequence space. */
export function seqDistance(a: number, b: number): number {
  return (b - a) | 0;
}
