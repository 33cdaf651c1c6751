import type { Ipv4Address } from '../../../wire/address.js';
import { type Ipv4Packet, PROTOCOL_ICMP, protocolOf } from '../../../wire/frame.js';
import type { TrackedTcpState } from './tcp-state.js';

/**
 * One direction of a connection (struct nf_conntrack_tuple). Of an echo `sourcePort` is the id and `destinationPort` the
 * type; protocols without ports have 0.
 */
export interface Tuple {
  readonly protocol: number;
  readonly src: Ipv4Address;
  readonly dst: Ipv4Address;
  readonly sourcePort: number;
  readonly destinationPort: number;
}

/** A tracked connection (struct nf_conn). */
export interface Flow {
  readonly id: number;
  readonly original: Tuple;
  /** What answers look like here, where they come in. */
  reply: Tuple;
  /** In the table; before that only the packet that starts it knows it. */
  confirmed: boolean;
  dead: boolean;
  /** Asked once only, with the first packet: whether the rules translate it. */
  sourceSettled: boolean;
  destinationSettled: boolean;
  sourceMapped: boolean;
  destinationMapped: boolean;
  /** Index of the interface whose address it borrows; 0: of none. */
  masqueradedBy: number;
  answered: boolean;
  readonly startedAt: number;
  expiresAt: number;
  tcp: TrackedTcpState;
}

/** nf_conntrack of one host. */
export interface Tracking {
  nextId: number;
  readonly flows: Map<number, Flow>;
  /** Both directions of every flow, by `tupleKey`. */
  readonly byTuple: Map<string, number>;
  /** The latest flow of each source, by `sourceKey`. */
  readonly bySource: Map<string, number>;
  /** Of the packet under way: not in the table yet, or no more. */
  passing: Flow | null;
}

/** nf_conntrack_max of a small machine. */
const FLOWS_MAX = 16_384;

export function createTracking(): Tracking {
  return { nextId: 1, flows: new Map(), byTuple: new Map(), bySource: new Map(), passing: null };
}

export function cloneTracking(tracking: Tracking): Tracking {
  const flows = new Map<number, Flow>();
  for (const [id, flow] of tracking.flows) flows.set(id, { ...flow });
  return {
    nextId: tracking.nextId,
    flows,
    byTuple: new Map(tracking.byTuple),
    bySource: new Map(tracking.bySource),
    passing: tracking.passing === null ? null : { ...tracking.passing },
  };
}

const ECHO_REQUEST = 8;

/** nf_ct_get_tuple; null for what has no tuple of its own: errors, and pieces without a header. */
export function tupleOf(packet: Ipv4Packet): Tuple | null {
  const { src, dst, payload } = packet;
  if (payload.kind === 'icmp-error' || packet.fragmentOffset > 0) return null;
  const protocol = protocolOf(payload);
  if (payload.kind === 'tcp' || payload.kind === 'udp')
    return { protocol, src, dst, sourcePort: payload.sourcePort, destinationPort: payload.destinationPort };
  if (payload.kind === 'icmp-echo')
    return { protocol, src, dst, sourcePort: payload.id, destinationPort: payload.type };
  return { protocol, src, dst, sourcePort: 0, destinationPort: 0 };
}

/** nf_ct_invert_tuple. */
export function inverted({ protocol, src, dst, sourcePort, destinationPort }: Tuple): Tuple {
  if (protocol === PROTOCOL_ICMP)
    return { protocol, src: dst, dst: src, sourcePort, destinationPort: ECHO_REQUEST - destinationPort };
  return { protocol, src: dst, dst: src, sourcePort: destinationPort, destinationPort: sourcePort };
}

export function tupleKey({ protocol, src, dst, sourcePort, destinationPort }: Tuple): string {
  return `${protocol} ${src}:${sourcePort} ${dst}:${destinationPort}`;
}

function sourceKey({ protocol, src, sourcePort }: Tuple): string {
  return `${protocol} ${src}:${sourcePort}`;
}

export function sameTuple(a: Tuple, b: Tuple): boolean {
  return (
    a.protocol === b.protocol &&
    a.src === b.src &&
    a.dst === b.dst &&
    a.sourcePort === b.sourcePort &&
    a.destinationPort === b.destinationPort
  );
}

/** The flow one of whose directions this is. What has expired is forgotten as soon as somebody looks. */
export function flowWith(tracking: Tracking, now: number, tuple: Tuple): Flow | undefined {
  const flow = tracking.flows.get(tracking.byTuple.get(tupleKey(tuple)) ?? 0);
  if (flow === undefined || flow.expiresAt > now) return flow;
  removeFlow(tracking, flow);
  return undefined;
}

/** The flow that a packet refers to. */
export function flowNumbered(tracking: Tracking, id: number): Flow | undefined {
  const { passing } = tracking;
  return passing?.id === id ? passing : tracking.flows.get(id);
}

export function latestOfSource(tracking: Tracking, tuple: Tuple): Flow | undefined {
  return tracking.flows.get(tracking.bySource.get(sourceKey(tuple)) ?? 0);
}

/** __nf_conntrack_confirm. False: there is no room, or another packet was first. */
export function confirmFlow(tracking: Tracking, now: number, flow: Flow): boolean {
  const { original, reply, id } = flow;
  if (flowWith(tracking, now, original) !== undefined || flowWith(tracking, now, reply) !== undefined) return false;
  if (tracking.flows.size >= FLOWS_MAX) forgetExpired(tracking, now);
  if (tracking.flows.size >= FLOWS_MAX) return false;
  flow.confirmed = true;
  tracking.flows.set(id, flow);
  tracking.byTuple.set(tupleKey(original), id);
  tracking.byTuple.set(tupleKey(reply), id);
  tracking.bySource.set(sourceKey(original), id);
  return true;
}

function forgetExpired(tracking: Tracking, now: number): void {
  for (const flow of [...tracking.flows.values()]) if (flow.expiresAt <= now) removeFlow(tracking, flow);
}

/** nf_ct_kill: its last packet still goes the way of the flow. */
export function removeFlow(tracking: Tracking, flow: Flow): void {
  flow.dead = true;
  tracking.flows.delete(flow.id);
  for (const tuple of [flow.original, flow.reply]) {
    const key = tupleKey(tuple);
    if (tracking.byTuple.get(key) === flow.id) tracking.byTuple.delete(key);
  }
  const source = sourceKey(flow.original);
  if (tracking.bySource.get(source) === flow.id) tracking.bySource.delete(source);
}
