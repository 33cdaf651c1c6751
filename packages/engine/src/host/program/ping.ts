import { nextUint32 } from '../../core/prng.js';
import { US_PER_SECOND } from '../../core/time.js';
import { IPV4_ANY } from '../../wire/address.js';
import type { IcmpEcho, Ipv4Packet } from '../../wire/frame.js';
import type { HostEnvironment } from '../environment.js';
import type { Host } from '../host.js';
import { countIcmp } from '../icmp-send.js';
import { outputLocal } from '../ip-output.js';
import { LOCAL_ORIGIN } from '../neighbour.js';
import { pathMtu } from '../path-mtu.js';
import { routeOutput } from '../route-output.js';
import { type OutputRoute } from '../routed.js';
import type { Ping } from './program.js';

const NEXT = 1;
const LAST_WAIT = 2;
const DEADLINE = 3;
const DEFAULT_PAYLOAD_BYTES = 56;
const ICMP_HEADER_BYTES = 8;
const IPV4_HEADER_BYTES = 20;
/** iputils waits ten seconds for the last answer unless it knows a round-trip time. */
const LAST_WAIT_US = 10 * US_PER_SECOND;

export function startPingOn(env: HostEnvironment, host: Host, ping: Ping): void {
  const deadline = ping.options.deadlineUs;
  if (deadline !== undefined)
    env.setTimer(host, env.now + deadline, { kind: 'program', program: ping.id, tag: DEADLINE });
  sendNext(env, host, ping);
}

export function pingTimer(env: HostEnvironment, host: Host, ping: Ping, tag: number): void {
  if (ping.result !== null) return;
  if (tag === NEXT) sendNext(env, host, ping);
  else finishPing(env, ping);
}

function sendNext(env: HostEnvironment, host: Host, ping: Ping): void {
  const seq = ping.sentAt.length + 1;
  ping.sentAt.push(env.now);
  const route = routeOutput(
    host,
    env.now,
    ping.options.destination,
    ping.options.sourceAddress ?? IPV4_ANY,
    ping.ifindex,
  );
  if (route.ok) {
    const size = ping.options.payloadBytes ?? DEFAULT_PAYLOAD_BYTES;
    const mtu = pathMtu(host, env.now, route, ping.options.destination);
    const fits = size + ICMP_HEADER_BYTES + IPV4_HEADER_BYTES <= mtu;
    const echo = { kind: 'icmp-echo', type: 8, id: ping.ident, seq, payload: new Uint8Array(size) } as const;
    const packet: Ipv4Packet = {
      kind: 'ipv4',
      src: route.source,
      dst: ping.options.destination,
      ttl: ping.options.ttl ?? (route.type === 'multicast' ? 1 : host.sysctls.global.ip_default_ttl),
      tos: 0,
      id: nextUint32(host.prng) & 0xffff,
      dontFragment: (fits && host.sysctls.global.ip_no_pmtu_disc === 0) || ping.options.dontFragment === true,
      moreFragments: false,
      fragmentOffset: 0,
      payload: echo,
    };
    if (!fits && ping.options.dontFragment === true) refuseLocally(env, host, ping, seq, mtu);
    else if (!sendEcho(env, host, route, packet, echo))
      ping.lines.push({ kind: 'send-error', seq, code: 'EPERM', mtu: 0 });
  } else {
    ping.lines.push({ kind: 'send-error', seq, code: route.code, mtu: 0 });
  }
  const last = seq >= ping.options.count;
  const wait = last ? lastWait(ping) : (ping.options.intervalUs ?? US_PER_SECOND);
  ping.timer = env.setTimer(host, env.now + wait, { kind: 'program', program: ping.id, tag: last ? LAST_WAIT : NEXT });
}

/** MSG_ERRQUEUE: the kernel's own refusal is an error like one from the network. */
function refuseLocally(env: HostEnvironment, host: Host, ping: Ping, seq: number, mtu: number): void {
  ping.lines.push({ kind: 'send-error', seq, code: 'EMSGSIZE', mtu });
  env.wake(host, ping.id);
}

function isTooLong(line: Ping['lines'][number]): boolean {
  return line.kind === 'send-error' && line.code === 'EMSGSIZE';
}

function sendEcho(env: HostEnvironment, host: Host, route: OutputRoute, packet: Ipv4Packet, echo: IcmpEcho): boolean {
  countIcmp(host, 'Out', echo);
  return outputLocal(env, host, route, packet, LOCAL_ORIGIN);
}

// iputils: after the last request it waits for two round-trip times of at least a second, or -W.
function lastWait(ping: Ping): number {
  if (ping.options.waitUs !== undefined) return ping.options.waitUs;
  return ping.answered.size > 0 ? US_PER_SECOND : LAST_WAIT_US;
}

export function runPing(env: HostEnvironment, _host: Host, ping: Ping): void {
  if (ping.result !== null) return;
  for (const message of ping.inbox.splice(0)) takeMessage(ping, message.packet, message.at);
  const settled = ping.answered.size + errorsOf(ping);
  if (ping.sentAt.length >= ping.options.count && settled >= ping.options.count) finishPing(env, ping);
}

function errorsOf(ping: Ping): number {
  return ping.lines.filter((line) => (line.kind === 'error' ? line.type !== 5 : isTooLong(line))).length;
}

function takeMessage(ping: Ping, packet: Ipv4Packet, at: number): void {
  const message = packet.payload;
  if (message.kind === 'icmp-echo') {
    if (message.type !== 0 || message.id !== ping.ident) return;
    const sentAt = ping.sentAt[message.seq - 1];
    if (sentAt === undefined || ping.answered.has(message.seq)) return;
    ping.answered.add(message.seq);
    ping.lines.push({
      kind: 'reply',
      from: packet.src,
      seq: message.seq,
      ttl: packet.ttl,
      bytes: message.payload.length + ICMP_HEADER_BYTES,
      underWay: ping.sentAt.length - message.seq + 1,
      roundTripUs: at - sentAt,
    });
    return;
  }
  if (message.kind !== 'icmp-error') return;
  const quoted = message.quoted.payload;
  if (quoted.kind !== 'icmp-echo' || quoted.id !== ping.ident || quoted.type !== 8) return;
  ping.lines.push({
    kind: 'error',
    from: packet.src,
    seq: quoted.seq,
    underWay: ping.sentAt.length - quoted.seq + 1,
    type: message.type,
    code: message.code,
    mtu: message.mtu,
    gateway: message.gateway,
  });
}

/** It has had its answers, or Ctrl-C ends it: both tell what came until then. */
export function finishPing(env: HostEnvironment, ping: Ping): void {
  env.cancelTimer(ping.timer);
  ping.result = {
    kind: 'ping',
    startedAt: ping.startedAt,
    endedAt: env.now,
    source: ping.source,
    transmitted: ping.sentAt.length,
    received: ping.answered.size,
    errors: ping.lines.filter((line) => line.kind === 'error' || isTooLong(line)).length,
    lines: ping.lines,
  };
  ping.inbox.length = 0;
}
