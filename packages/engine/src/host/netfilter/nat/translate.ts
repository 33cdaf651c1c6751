import { IPV4_ANY, IPV4_LOOPBACK, type Ipv4Address } from '../../../wire/address.js';
import type { FlowReference, IcmpError, Ipv4Packet } from '../../../wire/frame.js';
import { selectAddress } from '../../address-table.js';
import type { HostEnvironment } from '../../environment.js';
import type { Host } from '../../host.js';
import { type Interface, SCOPE_UNIVERSE } from '../../interface.js';
import { runNatChain } from '../hooks.js';
import type { HookName, NatTarget } from '../rule-set.js';
import { confirmFlow, type Flow, flowNumbered, inverted, removeFlow, sameTuple, type Tracking } from './flow.js';
import { freeTuple, type NatRange } from './free-tuple.js';
import { type NatSide, rewritten } from './rewrite.js';

/** Where a packet is, as table nat sees it. `nextHop` counts in POSTROUTING. */
export interface NatPlace {
  readonly hook: Exclude<HookName, 'FORWARD'>;
  readonly in: Interface | null;
  readonly out: Interface | null;
  readonly nextHop: Ipv4Address;
}

const ICMP_REDIRECT = 5;

/** nf_nat_inet_fn: the packet as it goes on, or null if it is dropped. What is not tracked passes as it is. */
export function translate(env: HostEnvironment, host: Host, packet: Ipv4Packet, place: NatPlace): Ipv4Packet | null {
  const { flow: reference } = packet;
  const { tracking } = host;
  if (reference === undefined || tracking === null) return packet;
  const flow = flowNumbered(tracking, reference.id);
  if (flow === undefined) return packet;
  const side: NatSide = place.hook === 'PREROUTING' || place.hook === 'OUTPUT' ? 'destination' : 'source';
  if (isElsewhere(flow, reference, place)) {
    removeFlow(tracking, flow);
    return null;
  }
  if (reference.fresh && !flow.confirmed && !isSettled(flow, side)) {
    if (!settle(env, host, tracking, flow, packet, side, place)) return null;
  }
  return reference.related
    ? translateError(env, flow, reference, packet, side)
    : translatePacket(env, flow, reference, packet, side);
}

/** nf_nat_oif_changed: what borrowed the address of one interface cannot leave by another. */
function isElsewhere(flow: Flow, { reply }: FlowReference, { hook, out }: NatPlace): boolean {
  return flow.masqueradedBy !== 0 && hook === 'POSTROUTING' && !reply && flow.masqueradedBy !== out?.ifindex;
}

function isSettled(flow: Flow, side: NatSide): boolean {
  return side === 'source' ? flow.sourceSettled : flow.destinationSettled;
}

/** The rules are asked once; without one the flow keeps its address (nf_nat_alloc_null_binding). False: dropped. */
function settle(
  env: HostEnvironment,
  host: Host,
  tracking: Tracking,
  flow: Flow,
  packet: Ipv4Packet,
  side: NatSide,
  place: NatPlace,
): boolean {
  const target = runNatChain(env, host, place.hook, packet, place.in, place.out);
  const current = inverted(flow.reply);
  const range =
    target === null
      ? { address: side === 'source' ? current.src : current.dst, ports: null }
      : rangeOf(host, target, packet, place);
  if (range === null) return false;
  if (target?.kind === 'masquerade') flow.masqueradedBy = place.out?.ifindex ?? 0;
  const chosen = freeTuple(host, tracking, env.now, flow, current, side, range);
  if (!sameTuple(chosen, current)) {
    flow.reply = inverted(chosen);
    if (side === 'source') flow.sourceMapped = true;
    else flow.destinationMapped = true;
  }
  if (side === 'source') flow.sourceSettled = true;
  else flow.destinationSettled = true;
  return true;
}

/** Null: the interface has no address to lend. */
function rangeOf(host: Host, target: NatTarget, packet: Ipv4Packet, place: NatPlace): NatRange | null {
  const { ports } = target;
  if (target.kind === 'dnat') return { address: target.address ?? packet.dst, ports };
  if (target.kind === 'snat') return { address: target.address ?? packet.src, ports };
  const address = target.kind === 'masquerade' ? lentAddress(host, packet, place) : ownAddress(place);
  return address === IPV4_ANY ? null : { address, ports };
}

/** nf_nat_masquerade_ipv4. */
function lentAddress(host: Host, packet: Ipv4Packet, { out, nextHop }: NatPlace): Ipv4Address {
  if (out === null) return IPV4_ANY;
  return selectAddress(host, out, nextHop === IPV4_ANY ? packet.dst : nextHop, SCOPE_UNIVERSE);
}

/** nf_nat_redirect_ipv4: the first address of the interface that it came by. */
function ownAddress({ hook, in: from }: NatPlace): Ipv4Address {
  return hook === 'OUTPUT' ? IPV4_LOOPBACK : (from?.addresses[0]?.local ?? IPV4_ANY);
}

/** Whether packets of this direction are rewritten at this side. */
function isMapped(flow: Flow, { reply }: FlowReference, side: NatSide): boolean {
  return (side === 'source') === reply ? flow.destinationMapped : flow.sourceMapped;
}

/** nf_nat_packet. */
function translatePacket(
  env: HostEnvironment,
  flow: Flow,
  reference: FlowReference,
  packet: Ipv4Packet,
  side: NatSide,
): Ipv4Packet {
  if (!isMapped(flow, reference, side)) return packet;
  env.decided(side === 'source' ? 'NETFILTER-SNAT' : 'NETFILTER-DNAT');
  return rewritten(packet, side, inverted(reference.reply ? flow.original : flow.reply));
}

/** nf_nat_icmp_reply_translation: the error, and the packet that it quotes. Null: a redirect of what is translated. */
function translateError(
  env: HostEnvironment,
  flow: Flow,
  reference: FlowReference,
  packet: Ipv4Packet,
  side: NatSide,
): Ipv4Packet | null {
  const { payload } = packet;
  if (payload.kind !== 'icmp-error') return packet;
  if (payload.type === ICMP_REDIRECT && (flow.sourceMapped || flow.destinationMapped)) return null;
  if (!isMapped(flow, reference, side)) return packet;
  env.decided(side === 'source' ? 'NETFILTER-SNAT' : 'NETFILTER-DNAT');
  const far = reference.reply ? flow.original : flow.reply;
  const quoted = rewritten(payload.quoted, side === 'source' ? 'destination' : 'source', far);
  const error: IcmpError = { ...payload, quoted };
  const outer = inverted(far);
  return side === 'source'
    ? { ...packet, src: outer.src, payload: error }
    : { ...packet, dst: outer.dst, payload: error };
}

/** nf_confirm: the packet has passed everything, so its flow is known from now on. False: it is dropped. */
export function confirm(env: HostEnvironment, host: Host, { flow: reference }: Ipv4Packet): boolean {
  const { tracking } = host;
  if (reference === undefined || tracking === null || !reference.fresh) return true;
  const flow = flowNumbered(tracking, reference.id);
  if (flow === undefined || flow.confirmed || flow.dead) return true;
  return confirmFlow(tracking, env.now, flow);
}
