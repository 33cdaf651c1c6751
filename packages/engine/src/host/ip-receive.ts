import { IPV4_ANY, type Ipv4Address, type MacAddress } from '../wire/address.js';
import type { Ipv4Packet } from '../wire/frame.js';
import {
  ICMP_FRAGMENTATION_NEEDED,
  ICMP_HOST_UNREACHABLE,
  ICMP_NET_UNREACHABLE,
  ICMP_PROTOCOL_UNREACHABLE,
  ICMP_UNREACHABLE,
  ipv4Length,
  oneHopOlder,
} from '../wire/frame.js';
import type { FrameAddressing } from './arp-receive.js';
import { count } from './counters.js';
import type { HostEnvironment } from './environment.js';
import type { Host } from './host.js';
import { receiveIcmp } from './icmp-receive.js';
import {
  maySayUnreachable,
  type Offence,
  sendIcmpError,
  sendRedirect,
  sendTimeExceeded,
  sendUnreachable,
} from './icmp-send.js';
import type { Interface } from './interface.js';
import { outputPacket } from './ip-output.js';
import { believedInput } from './mistaken/ip.js';
import { type HookOutcome, runHook } from './netfilter/hooks.js';
import { track, UNTRACKED } from './netfilter/nat/track.js';
import { confirm, translate } from './netfilter/nat/translate.js';
import { sendRejection } from './netfilter/reject.js';
import { reassemble } from './reassembly.js';
import { learnedGateway } from './route-exception.js';
import { routeInput } from './route-input.js';
import { type InputRoute, type OutputRoute, outputRoute, routeMtu } from './routed.js';
import { receiveTcp } from './tcp/receive.js';
import { receiveTunnelled } from './tunnel-receive.js';
import { receiveUdp } from './udp/receive.js';

const COMMUNICATION_FILTERED = 13;

type Forwarding = Extract<InputRoute, { kind: 'forward' }>;

/** ip_rcv and ip_rcv_finish. Returns whether IP took the packet (delivered or forwarded it). */
export function receiveIpv4(
  env: HostEnvironment,
  host: Host,
  iface: Interface,
  received: Ipv4Packet,
  addressing: FrameAddressing,
  sender: MacAddress | null,
): boolean {
  host.counters.IpInReceives += 1;
  const packet = host.firewall === null ? received : passPrerouting(env, host, iface, received, sender);
  if (packet === 'waits') return true;
  if (packet === null) return false;
  const routed = routeInput(host, iface, packet.dst, packet.src, packet.mark);
  const route = host.mistakes === null ? routed : believedInput(host, host.mistakes, packet, addressing, routed);
  const unicast = addressing === 'unicast';
  switch (route.kind) {
    case 'local':
      return deliverLocally(env, host, iface, packet, unicast, true);
    case 'broadcast':
    case 'multicast':
      return deliverLocally(env, host, iface, packet, unicast, false);
    case 'forward':
      return unicast && forward(env, host, iface, route, packet);
    case 'unreachable':
      return noRoute(env, host, iface, route.why, { packet, unicast, delivered: false });
    case 'dropped':
      env.decided(route.rule);
      if (route.rule === 'IP-REVERSE-PATH') count(host.counters, 'TcpExtIPReversePathFilter');
      return false;
  }
}

/** PREROUTING; null: dropped, `waits`: for the other pieces of the datagram. */
function passPrerouting(
  env: HostEnvironment,
  host: Host,
  iface: Interface,
  received: Ipv4Packet,
  sender: MacAddress | null,
): Ipv4Packet | null | 'waits' {
  const { firewall } = host;
  const seen = firewall?.seesMac === true && sender !== null ? { ...received, senderMac: sender } : received;
  if (firewall?.tracks !== true) return passedOrNull(runHook(env, host, 'PREROUTING', seen, iface, null));
  const isPiece = seen.moreFragments || seen.fragmentOffset > 0;
  const whole = isPiece ? reassemble(host, env.now, seen) : seen;
  if (whole === null) return 'waits';
  const mangled = runHook(env, host, 'PREROUTING', track(env, host, whole), iface, null);
  if (mangled.kind !== 'ipv4') return null;
  return translate(env, host, mangled, { hook: 'PREROUTING', in: iface, out: null, nextHop: IPV4_ANY });
}

function passedOrNull(outcome: HookOutcome): Ipv4Packet | null {
  return outcome.kind === 'ipv4' ? outcome : null;
}

/** ip_local_deliver: the hooks of LOCAL_IN first, then the protocol. */
function deliverLocally(
  env: HostEnvironment,
  host: Host,
  iface: Interface,
  arrived: Ipv4Packet,
  unicast: boolean,
  delivered: boolean,
): boolean {
  const isPiece = arrived.moreFragments || arrived.fragmentOffset > 0;
  const whole = isPiece ? reassemble(host, env.now, arrived) : arrived;
  env.decided('IP-LOCAL');
  if (whole === null) return true;
  const packet = runHook(env, host, 'INPUT', whole, iface, null);
  if (packet.kind === 'reject') sendRejection(env, host, packet.by, { packet: whole, unicast, delivered });
  if (packet.kind !== 'ipv4') return true;
  const taken = env.localIn(host, iface, packet);
  if (taken === 'stolen') return true;
  const arriving = taken.flow === undefined ? taken : enter(env, host, iface, packet, taken);
  if (arriving !== null) deliver(env, host, iface, arriving, unicast, delivered);
  return true;
}

/** Table nat INPUT; null: dropped. */
function enter(
  env: HostEnvironment,
  host: Host,
  iface: Interface,
  before: Ipv4Packet,
  packet: Ipv4Packet,
): Ipv4Packet | null {
  if (isOfIpvs(before, packet)) return packet;
  const translated = translate(env, host, packet, { hook: 'INPUT', in: iface, out: null, nextHop: IPV4_ANY });
  return translated !== null && confirm(env, host, translated) ? translated : null;
}

/** What IPVS has translated is its own affair (ip_vs_notrack). */
function isOfIpvs(before: Ipv4Packet, after: Ipv4Packet): boolean {
  return before.src !== after.src || before.dst !== after.dst;
}

/** ip_protocol_deliver_rcu. */
function deliver(
  env: HostEnvironment,
  host: Host,
  iface: Interface,
  packet: Ipv4Packet,
  unicast: boolean,
  delivered: boolean,
): void {
  host.counters.IpInDelivers += 1;
  switch (packet.payload.kind) {
    case 'tcp':
      receiveTcp(env, host, packet, packet.payload);
      return;
    case 'icmp-echo':
    case 'icmp-error':
      receiveIcmp(env, host, iface, packet, packet.payload);
      return;
    case 'udp':
      if (env.deliverToKernel(host, iface, packet)) count(host.counters, 'UdpInDatagrams');
      else receiveUdp(env, host, { packet, unicast, delivered }, packet.payload);
      return;
    case 'ipv4':
      receiveTunnelled(env, host, { packet, unicast, delivered }, packet.payload);
      return;
    case 'opaque':
      if (env.deliverRaw(host, iface, packet)) return;
      count(host.counters, 'IpInUnknownProtos');
      sendUnreachable(env, host, ICMP_PROTOCOL_UNREACHABLE, { packet, unicast, delivered });
      return;
  }
}

/** ip_error: a host drops in silence, a router says so. */
function noRoute(
  env: HostEnvironment,
  host: Host,
  iface: Interface,
  why: 'host' | 'net' | 'filtered',
  offence: Offence,
): boolean {
  if (iface.conf.forwarding === 0) {
    env.decided('IP-NOT-LOCAL');
    count(host.counters, why === 'net' ? 'IpExtInNoRoutes' : 'IpInAddrErrors');
    return false;
  }
  env.decided('IP-NO-ROUTE');
  if (why === 'net') count(host.counters, 'IpExtInNoRoutes');
  const code = why === 'net' ? ICMP_NET_UNREACHABLE : why === 'host' ? ICMP_HOST_UNREACHABLE : COMMUNICATION_FILTERED;
  if (maySayUnreachable(env, host, offence.packet.src)) sendUnreachable(env, host, code, offence);
  return false;
}

/** ip_forward of what was sent to this host's MAC. */
function forward(env: HostEnvironment, host: Host, iface: Interface, route: Forwarding, packet: Ipv4Packet): boolean {
  if (packet.ttl <= 1) {
    count(host.counters, 'IpInHdrErrors');
    sendTimeExceeded(env, host, { packet, unicast: true, delivered: false });
    return true;
  }
  if (ipv4Length(packet) > routeMtu(route.way) && packet.dontFragment) {
    env.decided('IP-TOO-LARGE');
    count(host.counters, 'IpFragFails');
    const error = { type: ICMP_UNREACHABLE, code: ICMP_FRAGMENTATION_NEEDED, mtu: routeMtu(route.way) } as const;
    sendIcmpError(env, host, error, { packet, unicast: true, delivered: false });
    return true;
  }
  env.decided('IP-FORWARD');
  const lowered = oneHopOlder(packet);
  const way = wayOf(host, env.now, route, packet.dst);
  if (route.redirect)
    sendRedirect(env, host, { packet: lowered, unicast: true, delivered: false }, route.route.gateway);
  const allowed = runHook(env, host, 'FORWARD', lowered, iface, route.out);
  if (allowed.kind === 'reject')
    sendRejection(env, host, allowed.by, { packet: lowered, unicast: true, delivered: false });
  if (allowed.kind !== 'ipv4') return true;
  const passed = env.forwarded(host, allowed);
  if (passed === 'stolen') return true;
  host.counters.IpForwDatagrams += 1;
  const isForeign = passed.flow !== undefined && isOfIpvs(allowed, passed);
  outputPacket(env, host, way, isForeign ? { ...passed, flow: UNTRACKED } : passed, route.origin);
  return true;
}

/** What a redirect has taught counts for packets that pass, too. */
function wayOf(host: Host, now: number, { route, way }: Forwarding, dst: Ipv4Address): OutputRoute {
  if (host.exceptions.size === 0) return way;
  const gateway = learnedGateway(host, now, route, dst);
  return gateway === route.gateway ? way : outputRoute('unicast', way.out, gateway, IPV4_ANY, dst, way.metrics);
}
