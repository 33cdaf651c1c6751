import type { SimTimeUs } from '../core/time.js';
import type { Ipv4Address, MacAddress } from '../wire/address.js';
import type { Ipv4Packet } from '../wire/frame.js';

export type NeighbourState =
  | 'incomplete'
  | 'reachable'
  | 'stale'
  | 'delay'
  | 'probe'
  | 'failed'
  | 'permanent'
  | 'noarp';

/** A packet that waits for the answer, and whether this host made it (a failure comes back to its socket). */
export interface QueuedPacket {
  readonly packet: Ipv4Packet;
  readonly origin: PacketOrigin;
}

/** Where a packet that leaves came from: this host, or an interface (by ifindex) that it forwards for. */
export interface PacketOrigin {
  /** 0: made here. */
  readonly fromIfindex: number;
  /** The frame was addressed to this host's MAC (not broadcast). */
  readonly unicast: boolean;
}

export const LOCAL_ORIGIN: PacketOrigin = { fromIfindex: 0, unicast: true };

/** struct neighbour. Times in simulated microseconds; -Infinity never appears, "never" is a large negative time. */
export interface Neighbour {
  readonly address: Ipv4Address;
  readonly ifindex: number;
  state: NeighbourState;
  mac: MacAddress;
  probes: number;
  usedAt: SimTimeUs;
  confirmedAt: SimTimeUs;
  updatedAt: SimTimeUs;
  timer: number;
  queue: QueuedPacket[];
  /** hh_len: once a packet has gone to it, packets to a connected entry no longer touch `usedAt`. */
  headerCached: boolean;
}

const IFINDEX_UNIT = 0x1_0000_0000;

/** The key of the neighbour table: interface and address in one number. */
export function neighbourKey(ifindex: number, address: Ipv4Address): number {
  return ifindex * IFINDEX_UNIT + address;
}

export function isConnected(state: NeighbourState): boolean {
  return state === 'reachable' || state === 'permanent' || state === 'noarp';
}

/** NUD_VALID: the MAC may be used. */
export function isValid(state: NeighbourState): boolean {
  return isConnected(state) || state === 'stale' || state === 'delay' || state === 'probe';
}
