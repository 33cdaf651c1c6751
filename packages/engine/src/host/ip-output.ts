import { IPV4_ANY, type Ipv4Address, MAC_BROADCAST, type MacAddress } from '../wire/address.js';
import { asItTravels, type Ipv4Packet, ipv4Length } from '../wire/frame.js';
import { askAgain, solicit } from './arp-send.js';
import { count } from './counters.js';
import type { HostEnvironment } from './environment.js';
import { fragmentPacket } from './fragment.js';
import { type Host, loopbackOf } from './host.js';
import type { Interface } from './interface.js';
import { believedByLo } from './mistaken/ip.js';
import { isConnected, isValid, LOCAL_ORIGIN, type Neighbour, type PacketOrigin } from './neighbour.js';
import { createNeighbour, findNeighbour, useNeighbour } from './neighbour-table.js';
import { runHook } from './netfilter/hooks.js';
import { track, UNTRACKED } from './netfilter/nat/track.js';
import { confirm, translate } from './netfilter/nat/translate.js';
import { pathMtu } from './path-mtu.js';
import { routeOutput } from './route-output.js';
import { type OutputRoute, routeMtu } from './routed.js';
import { transmitPacket } from './transmit.js';

const MULTICAST_MAC_BASE = 0x01_00_5e_00_00_00;
const MULTICAST_LOW_BITS = 0x7f_ff_ff;

const MANGLE = ['mangle'] as const;
const FILTER = ['filter'] as const;

/** ip_local_out: a packet of this host. False: the firewall refused it (EPERM). */
export function outputLocal(
  env: HostEnvironment,
  host: Host,
  route: OutputRoute,
  packet: Ipv4Packet,
  origin: PacketOrigin,
): boolean {
  const isSent = passOutput(env, host, route, packet, origin);
  // ip_send_skb counts what the firewall refuses; TCP sends by another way.
  if (!isSent && packet.payload.kind !== 'tcp') count(host.counters, 'IpOutDiscards');
  return isSent;
}

function passOutput(
  env: HostEnvironment,
  host: Host,
  route: OutputRoute,
  packet: Ipv4Packet,
  origin: PacketOrigin,
): boolean {
  // IPVS sits between the two tables (NF_IP_PRI_NAT_DST).
  const tracked = host.firewall?.tracks === true ? track(env, host, packet) : packet;
  const mangled = runHook(env, host, 'OUTPUT', tracked, null, route.out, MANGLE);
  if (mangled.kind !== 'ipv4') return false;
  const marked = mangled.mark === packet.mark ? route : routeAnew(env, host, mangled);
  const sent = marked === null ? null : translateOwn(env, host, mangled, marked);
  if (marked === null || sent === null) return false;
  const way = sent.dst === mangled.dst ? marked : routeAnew(env, host, sent);
  if (way === null) return false;
  const balanced = env.localOut(host, sent);
  if (balanced === 'stolen') return true;
  const filtered = runHook(env, host, 'OUTPUT', balanced, null, way.out, FILTER);
  if (filtered.kind === 'reject') env.rejectOwn(host, filtered.by, packet);
  if (filtered.kind !== 'ipv4') return false;
  return outputPacket(env, host, way, filtered, origin);
}

/** Table nat OUTPUT; null: dropped. */
function translateOwn(env: HostEnvironment, host: Host, packet: Ipv4Packet, { out }: OutputRoute): Ipv4Packet | null {
  if (packet.flow === undefined) return packet;
  return translate(env, host, packet, { hook: 'OUTPUT', in: null, out, nextHop: IPV4_ANY });
}

/** ip_route_me_harder: a mark or another destination of OUTPUT chooses the route anew; null where it leads nowhere. */
function routeAnew(env: HostEnvironment, host: Host, packet: Ipv4Packet): OutputRoute | null {
  const found = routeOutput(host, env.now, packet.dst, packet.src, 0, packet.mark ?? 0);
  return found.ok ? found : null;
}

/** What IPVS sends: it passes the firewall's OUTPUT as the host's own packets do (ip_vs_send_or_cont). */
export function outputHandled(env: HostEnvironment, host: Host, route: OutputRoute, packet: Ipv4Packet): void {
  const untracked = host.firewall?.tracks === true ? { ...packet, flow: UNTRACKED } : packet;
  const allowed = runHook(env, host, 'OUTPUT', untracked, null, route.out);
  if (allowed.kind === 'reject') env.rejectOwn(host, allowed.by, packet);
  if (allowed.kind === 'ipv4') outputPacket(env, host, route, allowed, LOCAL_ORIGIN);
}

/** ip_output and ip_finish_output: counts, cuts into fragments where it must, finds the neighbour. False: EPERM. */
export function outputPacket(
  env: HostEnvironment,
  host: Host,
  route: OutputRoute,
  routed: Ipv4Packet,
  origin: PacketOrigin,
): boolean {
  host.counters.IpOutRequests += 1;
  const mangled = runHook(env, host, 'POSTROUTING', routed, null, route.out);
  if (mangled.kind !== 'ipv4') return false;
  const allowed = mangled.flow === undefined ? mangled : leaving(env, host, route, mangled);
  if (allowed === null) return false;
  const packet = route.out.kind === 'loopback' ? byLo(allowed) : asItTravels(allowed);
  const pathLimit = outputMtu(env, host, route, packet, origin);
  const mtu = allowed.fragmentBytesMax === undefined ? pathLimit : Math.min(pathLimit, allowed.fragmentBytesMax);
  if (ipv4Length(packet) <= mtu) {
    finishOutput(env, host, route, packet, origin);
    return true;
  }
  const fragments = fragmentPacket(packet, mtu);
  count(host.counters, 'IpFragOKs');
  count(host.counters, 'IpFragCreates', fragments.length);
  for (const fragment of fragments) finishOutput(env, host, route, fragment, origin);
  return true;
}

/** Table nat POSTROUTING; null: dropped. */
function leaving(env: HostEnvironment, host: Host, route: OutputRoute, packet: Ipv4Packet): Ipv4Packet | null {
  const place = { hook: 'POSTROUTING', in: null, out: route.out, nextHop: route.nextHop } as const;
  const translated = translate(env, host, packet, place);
  return translated !== null && confirm(env, host, translated) ? translated : null;
}

/** By lo a packet keeps its flow. */
function byLo(packet: Ipv4Packet): Ipv4Packet {
  const { flow } = packet;
  return flow === undefined ? asItTravels(packet) : { ...asItTravels(packet), flow };
}

/** ip_skb_dst_mtu: what is only forwarded goes by the interface, what leaves here by what is known of the path. */
function outputMtu(
  env: HostEnvironment,
  host: Host,
  route: OutputRoute,
  packet: Ipv4Packet,
  origin: PacketOrigin,
): number {
  return origin.fromIfindex === 0 ? pathMtu(host, env.now, route, packet.dst) : routeMtu(route);
}

/** ip_finish_output2. */
function finishOutput(
  env: HostEnvironment,
  host: Host,
  route: OutputRoute,
  packet: Ipv4Packet,
  origin: PacketOrigin,
): void {
  const out = route.out;
  if (out.kind === 'loopback') {
    env.loop(host, packet);
    return;
  }
  if (host.mistakes !== null && believedByLo(host, host.mistakes, packet, origin.fromIfindex)) {
    sendByLo(env, host, packet);
    return;
  }
  if (!out.up) return;
  const group = groupMac(route, packet);
  if (group !== null) {
    transmitPacket(env, host, out, group, packet);
    return;
  }
  toNeighbour(env, host, route, packet, origin);
}

/** M18: in the trace as what it is, a frame at lo, and then as every packet that comes by lo. */
function sendByLo(env: HostEnvironment, host: Host, packet: Ipv4Packet): void {
  const lo = loopbackOf(host);
  transmitPacket(env, host, lo, lo.mac, packet);
  env.loop(host, packet);
}

function groupMac(route: OutputRoute, packet: Ipv4Packet): MacAddress | null {
  if (route.type === 'broadcast') return MAC_BROADCAST;
  if (route.type === 'multicast') return (MULTICAST_MAC_BASE + (packet.dst & MULTICAST_LOW_BITS)) as MacAddress;
  return null;
}

function neighbourOf(env: HostEnvironment, host: Host, route: OutputRoute): Neighbour {
  const { out, nextHop } = route;
  const neighbour = findNeighbour(host, out.ifindex, nextHop) ?? createFor(env, host, out, nextHop);
  route.neighbour = neighbour;
  return neighbour;
}

function toNeighbour(
  env: HostEnvironment,
  host: Host,
  route: OutputRoute,
  packet: Ipv4Packet,
  origin: PacketOrigin,
): void {
  const { out } = route;
  if (!out.arp && out.kind !== 'ethernet') return;
  const neighbour = route.neighbour ?? neighbourOf(env, host, route);
  if (packet.confirmsPath === true) neighbour.confirmedAt = env.now;
  if (host.mistakes?.has('M11') === true && isValid(neighbour.state) && origin.fromIfindex === 0)
    askAgain(env, host, out, neighbour, packet.src);
  if (neighbour.headerCached && isConnected(neighbour.state)) {
    transmitPacket(env, host, out, neighbour.mac, packet);
    return;
  }
  const resolved = useNeighbour(env, host, neighbour, { packet, origin });
  if (resolved === 'send') {
    env.decided('NEIGH-KNOWN');
    neighbour.headerCached = true;
    transmitPacket(env, host, out, neighbour.mac, packet);
    return;
  }
  if (resolved === 'dropped') return;
  env.decided('NEIGH-RESOLVE');
  if (resolved === 'queued-ask-now') solicit(env, host, out, neighbour);
}

/** arp_constructor: without ARP (IFF_NOARP) every neighbour is thought to have the interface's own MAC. */
function createFor(env: HostEnvironment, host: Host, out: Interface, nextHop: Ipv4Address): Neighbour {
  const neighbour = createNeighbour(env, host, out.ifindex, nextHop);
  if (out.arp) return neighbour;
  neighbour.state = 'noarp';
  neighbour.mac = out.mac;
  return neighbour;
}
