import { US_PER_SECOND } from '../../../core/time.js';
import {
  type FlowReference,
  type IcmpError,
  type Ipv4Packet,
  PROTOCOL_ICMP,
  PROTOCOL_UDP,
  TCP_RST,
} from '../../../wire/frame.js';
import type { HostEnvironment } from '../../environment.js';
import type { Host } from '../../host.js';
import {
  createTracking,
  type Flow,
  flowWith,
  inverted,
  removeFlow,
  sameTuple,
  type Tracking,
  type Tuple,
  tupleOf,
} from './flow.js';
import { trackedLifeUs, trackedStep } from './tcp-state.js';

const ECHO_REQUEST = 8;
const ICMP_LIFE_S = 30;
const UDP_LIFE_S = 30;
const UDP_STREAM_LIFE_S = 120;
const UDP_STREAM_AFTER_S = 2;
const GENERIC_LIFE_S = 600;

/** For a packet that IPVS sends: it takes no part in tracking (ip_vs_notrack). */
export const UNTRACKED: FlowReference = { id: 0, reply: false, related: false, fresh: false };

/**
 * nf_conntrack_in: the packet with the flow that it belongs to, or as it was, if it is of none (INVALID). Windows of TCP
 * are not watched.
 */
export function track(env: HostEnvironment, host: Host, packet: Ipv4Packet): Ipv4Packet {
  // By lo a packet comes with what is known of it.
  if (packet.flow !== undefined) return packet;
  host.tracking ??= createTracking();
  const { payload } = packet;
  if (payload.kind === 'icmp-error') return relate(host.tracking, env.now, packet, payload);
  const tuple = tupleOf(packet);
  return tuple === null ? packet : trackTuple(host.tracking, env.now, packet, tuple);
}

function trackTuple(tracking: Tracking, now: number, packet: Ipv4Packet, tuple: Tuple): Ipv4Packet {
  const known = flowWith(tracking, now, tuple);
  if (known === undefined) return begin(tracking, now, packet, tuple);
  const reply = !sameTuple(known.original, tuple);
  const step = advance(tracking, now, known, reply, packet);
  if (step === 'again') return begin(tracking, now, packet, tuple);
  if (step === 'invalid') return packet;
  const fresh = !reply && !known.answered;
  if (reply) known.answered = true;
  return { ...packet, flow: { id: known.id, reply, related: false, fresh } };
}

/** init_conntrack, and what the protocols take for a beginning. */
function begin(tracking: Tracking, now: number, packet: Ipv4Packet, tuple: Tuple): Ipv4Packet {
  const { payload } = packet;
  if (tuple.protocol === PROTOCOL_ICMP && tuple.destinationPort !== ECHO_REQUEST) return packet;
  const tcp = payload.kind === 'tcp' ? trackedStep('none', false, payload.flags) : 'none';
  if (tcp === 'ignored' || tcp === 'invalid') return packet;
  const flow: Flow = {
    id: tracking.nextId++,
    original: tuple,
    reply: inverted(tuple),
    confirmed: false,
    dead: false,
    sourceSettled: false,
    destinationSettled: false,
    sourceMapped: false,
    destinationMapped: false,
    masqueradedBy: 0,
    answered: false,
    startedAt: now,
    expiresAt: now + (payload.kind === 'tcp' ? trackedLifeUs(tcp, false) : lifeUs(tuple, false, now, now)),
    tcp,
  };
  tracking.passing = flow;
  return { ...packet, flow: { id: flow.id, reply: false, related: false, fresh: true } };
}

function lifeUs({ protocol }: Tuple, answered: boolean, startedAt: number, now: number): number {
  if (protocol === PROTOCOL_ICMP) return ICMP_LIFE_S * US_PER_SECOND;
  if (protocol !== PROTOCOL_UDP) return GENERIC_LIFE_S * US_PER_SECOND;
  const isStream = answered && now > startedAt + UDP_STREAM_AFTER_S * US_PER_SECOND;
  return (isStream ? UDP_STREAM_LIFE_S : UDP_LIFE_S) * US_PER_SECOND;
}

/** The protocol's own handler: renews the life of the flow. */
function advance(
  tracking: Tracking,
  now: number,
  flow: Flow,
  reply: boolean,
  { payload }: Ipv4Packet,
): 'goes-on' | 'invalid' | 'again' {
  if (payload.kind !== 'tcp') {
    flow.expiresAt = now + lifeUs(flow.original, flow.answered, flow.startedAt, now);
    return 'goes-on';
  }
  const step = trackedStep(flow.tcp, reply, payload.flags);
  if (step === 'invalid') return 'invalid';
  if (step === 'ignored') return 'goes-on';
  if (step === 'syn-sent' && (flow.tcp === 'time-wait' || flow.tcp === 'close')) {
    removeFlow(tracking, flow);
    return 'again';
  }
  const reset = (payload.flags & TCP_RST) !== 0;
  if (reset && !flow.answered) {
    removeFlow(tracking, flow);
    tracking.passing = flow;
    return 'goes-on';
  }
  flow.tcp = step;
  flow.expiresAt = now + trackedLifeUs(step, flow.answered);
  return 'goes-on';
}

/** nf_conntrack_inet_error: an error about one of our connections. */
function relate(tracking: Tracking, now: number, packet: Ipv4Packet, { quoted }: IcmpError): Ipv4Packet {
  const tuple = tupleOf(quoted);
  if (tuple === null) return packet;
  const answer = inverted(tuple);
  const flow = flowWith(tracking, now, answer);
  // It must go where an answer would go.
  if (flow === undefined || answer.dst !== packet.dst) return packet;
  const reply = !sameTuple(flow.original, answer);
  return { ...packet, flow: { id: flow.id, reply, related: true, fresh: false } };
}
