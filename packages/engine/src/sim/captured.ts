import type { SimTimeUs } from '../core/time.js';
import type { Frame } from '../wire/frame.js';
import type { PacketFilter } from '../wire/packet-filter.js';

/** PACKET_HOST and its like (linux/if_packet.h): how a frame came to this interface. */
export type PacketType = 'host' | 'broadcast' | 'multicast' | 'other-host' | 'outgoing';

export interface CapturedFrame {
  readonly t: SimTimeUs;
  readonly iface: string;
  readonly ifindex: number;
  readonly linkLayer: 'ethernet' | 'none';
  readonly packetType: PacketType;
  readonly frame: Frame;
}

/** A packet socket in promiscuous mode: what tcpdump listens with. Plain data. */
export interface Capture {
  readonly id: number;
  readonly node: number;
  /** Null: all interfaces. */
  readonly port: number | null;
  readonly filter: PacketFilter | null;
  /** Frames after which it ends; null: never. */
  readonly limit: number | null;
  readonly startedAt: SimTimeUs;
  endedAt: SimTimeUs | null;
  frames: CapturedFrame[];
  /** Frames for which there was no room any more. */
  dropped: number;
}

export function cloneCaptures(captures: ReadonlyMap<number, Capture>): Map<number, Capture> {
  const copy = new Map<number, Capture>();
  for (const [id, capture] of captures) copy.set(id, { ...capture, frames: capture.frames.slice() });
  return copy;
}
