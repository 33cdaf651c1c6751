import { nextUint32 } from '../core/prng.js';
import { US_PER_MS, US_PER_SECOND } from '../core/time.js';
import { IPV4_ANY, type Ipv4Address } from '../wire/address.js';
import {
  asItTravels,
  ICMP_REDIRECT,
  ICMP_TIME_EXCEEDED,
  ICMP_UNREACHABLE,
  type IcmpEcho,
  type IcmpError,
  type Ipv4Packet,
  ipv4Length,
} from '../wire/frame.js';
import { count } from './counters.js';
import type { HostEnvironment } from './environment.js';
import { addressType } from './fib.js';
import type { Host, PeerLimit } from './host.js';
import type { Interface } from './interface.js';
import { outputLocal } from './ip-output.js';
import { LOCAL_ORIGIN } from './neighbour.js';
import { routeOutput } from './route-output.js';
import { type OutputRoute } from './routed.js';

/** IP precedence "internetwork control", which errors carry. */
const ERROR_TOS = 0xc0;
/** An error is at most 576 octets: 20 of IP, 8 of ICMP, the rest quotes. */
const QUOTED_BYTES_MAX = 548;
const XRLIM_BURST_FACTOR = 6;
/** ip_rt_error_cost (one second), ip_rt_error_burst. */
const IP_ERROR_COST_US = US_PER_SECOND;
const IP_ERROR_BURST = 5;
const PEER_FIRST_CREDIT_US = 60 * US_PER_SECOND;
/** ip_rt_redirect_number, ip_rt_redirect_silence (20 ms << 10). */
const REDIRECTS_MAX = 9;
const REDIRECT_SILENCE_US = 20_480 * US_PER_MS;
const REDIRECT_LOAD_US = 20 * US_PER_MS;

export interface IcmpErrorSpec {
  readonly type: IcmpError['type'];
  readonly code: number;
  readonly gateway?: Ipv4Address;
  readonly mtu?: number;
  /** Of the packet no more than this is there to quote. */
  readonly quotedBytesMax?: number;
}

/** How the packet in question came: errors are never sent about broadcasts. */
export interface Offence {
  readonly packet: Ipv4Packet;
  readonly unicast: boolean;
  /** It was routed to this host itself (RTCF_LOCAL): the error comes from the address that was asked. */
  readonly delivered: boolean;
}

/** icmp_send (RFC 1122 3.2.2 says when not to). */
export function sendIcmpError(env: HostEnvironment, host: Host, spec: IcmpErrorSpec, offence: Offence): void {
  const packet = offence.packet;
  if (!offence.unicast || packet.fragmentOffset !== 0 || packet.payload.kind === 'icmp-error') return;
  if (addressType(host, packet.dst) === 'broadcast') return;
  const route = routeOutput(host, env.now, packet.src, offence.delivered ? packet.dst : IPV4_ANY, 0);
  if (!route.ok) return;
  if (!mayAnswer(env, host, route.out, packet.src, spec.type)) {
    count(host.counters, 'IcmpOutRateLimitHost');
    return;
  }
  sendIcmp(env, host, route, packet.src, ERROR_TOS | (packet.tos & 0x1e), {
    kind: 'icmp-error',
    type: spec.type,
    code: spec.code,
    gateway: spec.gateway ?? IPV4_ANY,
    mtu: spec.mtu ?? 0,
    quoted: asItTravels(packet),
    quotedBytes: Math.min(ipv4Length(packet), QUOTED_BYTES_MAX, spec.quotedBytesMax ?? QUOTED_BYTES_MAX),
  });
}

/** icmp_reply, from the address that was asked. */
export function sendEchoReply(
  env: HostEnvironment,
  host: Host,
  request: Ipv4Packet,
  echo: IcmpEcho,
  source: Ipv4Address,
): void {
  const route = routeOutput(host, env.now, request.src, source, 0);
  if (!route.ok) return;
  sendIcmp(env, host, route, request.src, request.tos, { ...echo, type: 0 });
}

export function sendIcmp(
  env: HostEnvironment,
  host: Host,
  route: OutputRoute,
  dst: Ipv4Address,
  tos: number,
  message: IcmpEcho | IcmpError,
): void {
  countIcmp(host, 'Out', message);
  const packet: Ipv4Packet = {
    kind: 'ipv4',
    src: route.source,
    dst,
    ttl: host.sysctls.global.ip_default_ttl,
    tos,
    id: nextUint32(host.prng) & 0xffff,
    dontFragment: false,
    moreFragments: false,
    fragmentOffset: 0,
    payload: message,
  };
  outputLocal(env, host, route, packet, LOCAL_ORIGIN);
}

const NAMES: Readonly<Record<number, string>> = {
  0: 'EchoReps',
  3: 'DestUnreachs',
  5: 'Redirects',
  8: 'Echos',
  11: 'TimeExcds',
};

export function countIcmp(host: Host, direction: 'In' | 'Out', message: IcmpEcho | IcmpError): void {
  count(host.counters, `Icmp${direction}Msgs`);
  count(host.counters, `Icmp${direction}${NAMES[message.type] ?? ''}`);
  count(host.counters, `IcmpMsg${direction}Type${message.type}`);
}

/** icmpv4_xrlim_allow: one error of the masked types per second and destination, six at first. */
function mayAnswer(env: HostEnvironment, host: Host, out: Interface, to: Ipv4Address, type: number): boolean {
  const limit = host.sysctls.global.icmp_ratelimit * US_PER_MS;
  if (((1 << type) & host.sysctls.global.icmp_ratemask) === 0 || out.kind === 'loopback') return true;
  const peer = peerOf(env, host, to);
  const tokens = Math.min(peer.tokens + env.now - peer.lastAt, XRLIM_BURST_FACTOR * limit);
  peer.lastAt = env.now;
  const allowed = tokens >= limit;
  peer.tokens = allowed ? tokens - limit : tokens;
  return allowed;
}

function peerOf(env: HostEnvironment, host: Host, address: Ipv4Address): PeerLimit {
  const known = host.peers.get(address);
  if (known !== undefined) return known;
  const fresh: PeerLimit = { tokens: 0, lastAt: env.now - PEER_FIRST_CREDIT_US, redirects: 0 };
  host.peers.set(address, fresh);
  return fresh;
}

/** ip_error: besides the rate of all errors, each packet without a route costs a token, and five are saved at most. */
export function maySayUnreachable(env: HostEnvironment, host: Host, to: Ipv4Address): boolean {
  const peer = peerOf(env, host, to);
  peer.tokens = Math.min(peer.tokens + env.now - peer.lastAt, IP_ERROR_BURST * IP_ERROR_COST_US);
  peer.lastAt = env.now;
  if (peer.tokens < IP_ERROR_COST_US) return false;
  peer.tokens -= IP_ERROR_COST_US;
  return true;
}

/** ip_rt_send_redirect: tells the sender of a better first hop, less and less often. */
export function sendRedirect(env: HostEnvironment, host: Host, offence: Offence, gateway: Ipv4Address): void {
  const packet = offence.packet;
  const peer = peerOf(env, host, packet.src);
  if (env.now > peer.lastAt + REDIRECT_SILENCE_US) {
    peer.tokens = 0;
    peer.redirects = 0;
  }
  if (peer.redirects >= REDIRECTS_MAX) {
    peer.lastAt = env.now;
    return;
  }
  const due = peer.redirects === 0 || env.now > peer.lastAt + REDIRECT_LOAD_US * 2 ** peer.redirects;
  if (!due) return;
  const better = gateway === IPV4_ANY ? packet.dst : gateway;
  env.decided('IP-REDIRECT');
  sendIcmpError(env, host, { type: ICMP_REDIRECT, code: 1, gateway: better }, offence);
  peer.lastAt = env.now;
  peer.redirects += 1;
}

export function sendUnreachable(env: HostEnvironment, host: Host, code: number, offence: Offence): void {
  sendIcmpError(env, host, { type: ICMP_UNREACHABLE, code }, offence);
}

export function sendTimeExceeded(env: HostEnvironment, host: Host, offence: Offence): void {
  env.decided('IP-TTL');
  sendIcmpError(env, host, { type: ICMP_TIME_EXCEEDED, code: 0 }, offence);
}
