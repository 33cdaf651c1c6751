import { MAC_ZERO } from '../wire/address.js';
import {
  type Ipv4Packet,
  TCP_ACK,
  TCP_FIN,
  TCP_PSH,
  TCP_RST,
  TCP_SYN,
  TCP_URG,
  type TcpSegment,
} from '../wire/frame.js';
import { type Delivery, deliveryAt, putDelivery, replaceFrameAt } from './backlog.js';
import type { WorldState } from './world-state.js';

const GRO_BYTES_MAX = 65_536;
const ENDS_TRAIN = TCP_URG | TCP_PSH | TCP_RST | TCP_SYN | TCP_FIN;

/**
 * gro_cells_receive: what comes out of a tunnel waits until the frames that are there already have been handled.
 * TCP segments that follow each other meanwhile are put together, as generic receive offload does.
 */
export function deliverFromTunnel(state: WorldState, to: Omit<Delivery, 'frame'>, packet: Ipv4Packet): void {
  const { node, port } = to;
  for (let at = state.backlog.size - 1; at >= 0; at--) {
    const waiting = deliveryAt(state.backlog, at);
    if (waiting.node !== node || waiting.port !== port || waiting.frame.payload.kind !== 'ipv4') continue;
    const merged = mergeSegments(waiting.frame.payload, packet);
    if (merged === null) break;
    replaceFrameAt(state.backlog, at, { ...waiting.frame, payload: merged });
    return;
  }
  putDelivery(state.backlog, node, port, { src: MAC_ZERO, dst: MAC_ZERO, payload: packet }, to.cause);
}

/** inet_gro_receive and tcp_gro_receive; null: the two cannot be one. */
function mergeSegments(first: Ipv4Packet, next: Ipv4Packet): Ipv4Packet | null {
  const a = first.payload;
  const b = next.payload;
  if (a.kind !== 'tcp' || b.kind !== 'tcp' || !sameFlow(first, next) || !follows(a, b)) return null;
  const payload = new Uint8Array(a.payload.length + b.payload.length);
  if (payload.length > GRO_BYTES_MAX) return null;
  payload.set(a.payload);
  payload.set(b.payload, a.payload.length);
  return {
    ...first,
    payload: { ...a, flags: a.flags | (b.flags & (TCP_FIN | TCP_PSH)), payload, mergedBytes: unitOf(a) },
  };
}

function sameFlow(first: Ipv4Packet, next: Ipv4Packet): boolean {
  return (
    first.src === next.src &&
    first.dst === next.dst &&
    first.ttl === next.ttl &&
    first.tos === next.tos &&
    first.mark === next.mark &&
    first.dontFragment &&
    next.dontFragment
  );
}

/** Octets of each segment but the last. */
function unitOf(segment: TcpSegment): number {
  return segment.mergedBytes ?? segment.payload.length;
}

function follows(a: TcpSegment, b: TcpSegment): boolean {
  return (
    a.sourcePort === b.sourcePort &&
    a.destinationPort === b.destinationPort &&
    a.ack === b.ack &&
    (a.flags & ENDS_TRAIN) === 0 &&
    (b.flags & (TCP_SYN | TCP_RST | TCP_URG)) === 0 &&
    (b.flags & TCP_ACK) !== 0 &&
    a.options?.timestamp === b.options?.timestamp &&
    a.options?.timestampEcho === b.options?.timestampEcho &&
    a.payload.length > 0 &&
    b.payload.length > 0 &&
    b.payload.length <= unitOf(a) &&
    a.payload.length % unitOf(a) === 0 &&
    (a.seq + a.payload.length) >>> 0 === b.seq
  );
}
