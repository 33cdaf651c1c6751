import { nextBelow } from '../core/prng.js';
import { IPV4_ANY, type Ipv4Address, isLoopback, isMulticast, type MacAddress } from '../wire/address.js';
import { ARP_REPLY, ARP_REQUEST, type ArpPacket, type Frame } from '../wire/frame.js';
import { confirmsAddress, onSameSubnet } from './address-table.js';
import { sendArpReply } from './arp-send.js';
import type { HostEnvironment } from './environment.js';
import { addressType } from './fib.js';
import { type Host, interfaceByIfindex } from './host.js';
import { type Interface, SCOPE_HOST, SCOPE_LINK } from './interface.js';
import { believedLevel, believedSilence } from './mistaken/arp.js';
import type { Neighbour, NeighbourState } from './neighbour.js';
import {
  createNeighbour,
  delayUs,
  findNeighbour,
  locktimeUs,
  startTimer,
  US_PER_USER_TICK,
  updateNeighbour,
} from './neighbour-table.js';
import { runArpHook } from './netfilter/arp-rules.js';
import { routeInputOnce } from './route-input.js';
import { routeOutput } from './route-output.js';
import { type InputRoute } from './routed.js';
import { maxConf, orConf } from './sysctl.js';
import { transmitPacket } from './transmit.js';

/** The frame came to this MAC (not by broadcast). */
export type FrameAddressing = 'unicast' | 'broadcast' | 'multicast';

/** arp_rcv in net/ipv4/arp.c. Returns whether the packet was of any use to this host. */
export function receiveArp(
  env: HostEnvironment,
  host: Host,
  iface: Interface,
  received: ArpPacket,
  addressing: FrameAddressing,
): boolean {
  if (!iface.arp || iface.kind === 'loopback') return refused(env, 'ARP-NOARP');
  const arp = runArpHook(env, host, 'INPUT', received, iface);
  return arp !== null && processArp(env, host, iface, arp, addressing);
}

/** arp_process. */
function processArp(
  env: HostEnvironment,
  host: Host,
  iface: Interface,
  arp: ArpPacket,
  addressing: FrameAddressing,
): boolean {
  if (arp.operation !== ARP_REQUEST && arp.operation !== ARP_REPLY) return false;
  if (isMulticast(arp.targetIp)) return false;
  if (isLoopback(arp.targetIp) && !orConf(host.sysctls, iface.conf, 'route_localnet')) return false;
  if (arp.senderIp === arp.targetIp && orConf(host.sysctls, iface.conf, 'drop_gratuitous_arp'))
    return refused(env, 'NEIGH-UNSOLICITED');
  if (arp.senderIp === IPV4_ANY) return answerProbe(env, host, iface, arp);
  if (arp.operation === ARP_REQUEST) {
    const route = routeInputOnce(host, iface, arp.targetIp, arp.senderIp);
    const settled = answerRequest(env, host, iface, arp, route, addressing);
    if (settled !== 'goes-on') return settled === 'answered';
  }
  return learnFromArp(env, host, iface, arp, addressing);
}

function refused(env: HostEnvironment, rule: Parameters<HostEnvironment['decided']>[0]): boolean {
  env.decided(rule);
  return false;
}

/** RFC 5227 probe: sender 0.0.0.0. */
function answerProbe(env: HostEnvironment, host: Host, iface: Interface, arp: ArpPacket): boolean {
  if (arp.operation !== ARP_REQUEST || addressType(host, arp.targetIp) !== 'local')
    return refused(env, 'ARP-NOT-LOCAL');
  if (isIgnored(host, iface, arp.senderIp, arp.targetIp)) return refused(env, 'ARP-IGNORE');
  env.decided('ARP-PROBE');
  sendArpReply(env, host, iface, { mac: arp.senderMac, ip: arp.senderIp }, arp.targetIp);
  return true;
}

function answerRequest(
  env: HostEnvironment,
  host: Host,
  iface: Interface,
  arp: ArpPacket,
  route: InputRoute,
  addressing: FrameAddressing,
): 'answered' | 'silent' | 'goes-on' {
  switch (route.kind) {
    case 'local':
      return answerLocal(env, host, iface, arp) ? 'answered' : 'silent';
    case 'forward':
      return answerByProxy(env, host, iface, arp, route, addressing);
    case 'dropped':
      if (host.mistakes?.has('M32') === true && addressType(host, arp.targetIp) === 'local')
        return answerLocal(env, host, iface, arp) ? 'answered' : 'silent';
      env.decided('ARP-MARTIAN-SENDER');
      return 'goes-on';
    case 'broadcast':
    case 'multicast':
    case 'unreachable':
      env.decided('ARP-NOT-LOCAL');
      return 'goes-on';
  }
}

function answerLocal(env: HostEnvironment, host: Host, iface: Interface, arp: ArpPacket): boolean {
  if (isIgnored(host, iface, arp.senderIp, arp.targetIp)) return refused(env, 'ARP-IGNORE');
  if (orConf(host.sysctls, iface.conf, 'arp_filter') && isFiltered(env, host, iface, arp))
    return refused(env, 'ARP-FILTER');
  env.decided('NEIGH-LEARN-REQUEST');
  learnAsker(env, host, iface, arp);
  env.decided('ARP-REPLY');
  sendArpReply(env, host, iface, { mac: arp.senderMac, ip: arp.senderIp }, arp.targetIp);
  return true;
}

/** neigh_event_ns: an asker is known from its question, as STALE. */
function learnAsker(env: HostEnvironment, host: Host, iface: Interface, arp: ArpPacket): void {
  const known = findNeighbour(host, iface.ifindex, arp.senderIp);
  const neighbour = known ?? createNeighbour(env, host, iface.ifindex, arp.senderIp);
  applyArp(env, host, iface, neighbour, arp.senderMac, 'stale', true);
}

function applyArp(
  env: HostEnvironment,
  host: Host,
  iface: Interface,
  neighbour: Neighbour,
  mac: MacAddress,
  state: NeighbourState,
  override: boolean,
): void {
  const freed = updateNeighbour(env, host, neighbour, { state, mac, override, admin: false });
  for (const queued of freed) {
    neighbour.headerCached = true;
    if (neighbour.state === 'stale') useStale(env, host, neighbour);
    env.hasWaited(queued);
    transmitPacket(env, host, iface, neighbour.mac, queued.packet);
  }
}

// Packets that were queued leave by neigh_resolve_output, which moves STALE on to DELAY.
function useStale(env: HostEnvironment, host: Host, neighbour: Neighbour): void {
  neighbour.usedAt = env.now;
  neighbour.state = 'delay';
  startTimer(env, host, neighbour, env.now + delayUs(host, neighbour));
}

function answerByProxy(
  env: HostEnvironment,
  host: Host,
  iface: Interface,
  arp: ArpPacket,
  route: Extract<InputRoute, { kind: 'forward' }>,
  addressing: FrameAddressing,
): 'answered' | 'goes-on' {
  if (iface.conf.forwarding === 0 || route.out === iface || !orConf(host.sysctls, iface.conf, 'proxy_arp')) {
    env.decided('ARP-NOT-LOCAL');
    return 'goes-on';
  }
  learnAsker(env, host, iface, arp);
  env.decided('ARP-PROXY');
  if (addressing === 'unicast' || iface.neigh.proxy_delay === 0)
    sendArpReply(env, host, iface, { mac: arp.senderMac, ip: arp.senderIp }, arp.targetIp);
  else delayProxyReply(env, host, iface, arp);
  return 'answered';
}

function delayProxyReply(env: HostEnvironment, host: Host, iface: Interface, arp: ArpPacket): void {
  const frame: Frame = { src: arp.senderMac, dst: iface.mac, payload: arp };
  const delay = nextBelow(host.prng, iface.neigh.proxy_delay) * US_PER_USER_TICK;
  env.setTimer(host, env.now + delay, { kind: 'proxy-arp', ifindex: iface.ifindex, frame });
}

/** The delayed answer of a proxy. */
export function proxyReplyDue(env: HostEnvironment, host: Host, ifindex: number, frame: Frame): void {
  const iface = interfaceByIfindex(host, ifindex);
  if (iface === undefined || frame.payload.kind !== 'arp') return;
  processArp(env, host, iface, frame.payload, 'unicast');
}

function learnFromArp(
  env: HostEnvironment,
  host: Host,
  iface: Interface,
  arp: ArpPacket,
  addressing: FrameAddressing,
): boolean {
  const gratuitous = isGratuitous(host, arp);
  const known = findNeighbour(host, iface.ifindex, arp.senderIp);
  const neighbour = known ?? acceptUnsolicited(env, host, iface, arp, gratuitous);
  if (neighbour === undefined) {
    if (arp.operation === ARP_REPLY || gratuitous) env.decided('NEIGH-UNSOLICITED');
    return false;
  }
  const answersMe = arp.operation === ARP_REPLY && addressing === 'unicast';
  env.decided(gratuitous ? 'NEIGH-GRATUITOUS' : answersMe ? 'NEIGH-LEARN-REPLY' : 'NEIGH-LEARN-REQUEST');
  const lastWins = host.mistakes?.has('M12') === true;
  const override = gratuitous || lastWins || env.now > neighbour.updatedAt + locktimeUs(host, neighbour);
  applyArp(env, host, iface, neighbour, arp.senderMac, answersMe ? 'reachable' : 'stale', override);
  return true;
}

function acceptUnsolicited(
  env: HostEnvironment,
  host: Host,
  iface: Interface,
  arp: ArpPacket,
  gratuitous: boolean,
): Neighbour | undefined {
  if (!acceptsUnsolicited(host, iface, arp.senderIp)) return undefined;
  const wanted = gratuitous || (arp.operation === ARP_REPLY && addressType(host, arp.senderIp) === 'unicast');
  return wanted ? createNeighbour(env, host, iface.ifindex, arp.senderIp) : undefined;
}

/** arp_accept(): 1 from anybody, 2 from the subnets of the interface. */
function acceptsUnsolicited(host: Host, iface: Interface, sender: Ipv4Address): boolean {
  const level = maxConf(host.sysctls, iface.conf, 'arp_accept');
  return level === 1 || (level === 2 && onSameSubnet(iface, sender, null));
}

/** arp_is_garp. */
function isGratuitous(host: Host, arp: ArpPacket): boolean {
  if (arp.senderIp !== arp.targetIp) return false;
  if (arp.operation === ARP_REPLY && arp.targetMac !== arp.senderMac) return false;
  return addressType(host, arp.senderIp) === 'unicast';
}

/** arp_ignore(): true to keep silent. Values 4 to 7 are reserved and ignore nothing. */
function isIgnored(host: Host, iface: Interface, sender: Ipv4Address, target: Ipv4Address): boolean {
  if (host.mistakes !== null) {
    const level = believedLevel(host, host.mistakes, iface, 'arp_ignore', target);
    const believed = believedSilence(host, host.mistakes, iface, target, level);
    return believed ?? isHiddenBy(level, host, iface, sender, target);
  }
  return isHiddenBy(maxConf(host.sysctls, iface.conf, 'arp_ignore'), host, iface, sender, target);
}

function isHiddenBy(level: number, host: Host, iface: Interface, sender: Ipv4Address, target: Ipv4Address): boolean {
  switch (level) {
    case 1:
      return !confirmsAddress(host, iface, IPV4_ANY, target, SCOPE_HOST);
    case 2:
      return !confirmsAddress(host, iface, sender, target, SCOPE_HOST);
    case 3:
      return !confirmsAddress(host, null, IPV4_ANY, target, SCOPE_LINK);
    case 8:
      return true;
    default:
      return false;
  }
}

/** arp_filter(): silent if the answer's packets would leave by another interface. */
function isFiltered(env: HostEnvironment, host: Host, iface: Interface, arp: ArpPacket): boolean {
  const route = routeOutput(host, env.now, arp.senderIp, arp.targetIp, 0);
  return !route.ok || route.out !== iface;
}
