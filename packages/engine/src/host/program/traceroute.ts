import { nextUint32 } from '../../core/prng.js';
import { IPV4_ANY } from '../../wire/address.js';
import type { Ipv4Packet, Ipv4Payload } from '../../wire/frame.js';
import type { HostEnvironment } from '../environment.js';
import type { Host } from '../host.js';
import { countIcmp } from '../icmp-send.js';
import { outputLocal } from '../ip-output.js';
import { LOCAL_ORIGIN } from '../neighbour.js';
import { routeOutput } from '../route-output.js';
import { closeUdp } from '../udp/socket-calls.js';
import type { Traceroute } from './program.js';
import type { TracerouteProbe } from './program-result.js';

/** traceroute 2.1 has up to sixteen probes under way at once. */
const SIMULTANEOUS = 16;
const HEADERS_BYTES = 28;

/** Sends the first probes; the others follow as these are answered or given up. */
export function startTracerouteOn(env: HostEnvironment, host: Host, trace: Traceroute): void {
  sendMore(env, host, trace);
}

export function runTraceroute(env: HostEnvironment, host: Host, trace: Traceroute): void {
  if (trace.result !== null) return;
  for (const { packet, at } of trace.inbox.splice(0)) takeAnswer(trace, packet, at);
  sendMore(env, host, trace);
}

/** A probe's time is over. */
export function tracerouteTimer(env: HostEnvironment, host: Host, trace: Traceroute, tag: number): void {
  const probe = trace.probes[tag];
  if (trace.result !== null || probe === undefined || probe.state !== 'waiting') return;
  probe.state = 'lost';
  sendMore(env, host, trace);
}

function probeCount(trace: Traceroute): number {
  const { firstHop, hopsMax, queries } = trace.options;
  return (Math.min(hopsMax, trace.lastHop) - firstHop + 1) * queries;
}

function sendMore(env: HostEnvironment, host: Host, trace: Traceroute): void {
  const waiting = (): number => trace.probes.filter(({ state }) => state === 'waiting').length;
  while (trace.probes.length < probeCount(trace) && waiting() < SIMULTANEOUS) sendProbe(env, host, trace);
  const asked = trace.probes.slice(0, probeCount(trace));
  if (asked.length === probeCount(trace) && asked.every(({ state }) => state !== 'waiting')) finish(env, host, trace);
}

function sendProbe(env: HostEnvironment, host: Host, trace: Traceroute): void {
  const index = trace.probes.length;
  const { destination, firstHop, queries, waitUs } = trace.options;
  const hop = firstHop + Math.floor(index / queries);
  const probe: TracerouteProbe = {
    hop,
    sentAt: env.now,
    state: 'waiting',
    from: IPV4_ANY,
    roundTripUs: 0,
    type: 0,
    code: 0,
    mtu: 0,
  };
  trace.probes.push(probe);
  const route = routeOutput(host, env.now, destination, trace.options.sourceAddress ?? IPV4_ANY, 0);
  if (!route.ok) {
    probe.state = 'lost';
    return;
  }
  const packet: Ipv4Packet = {
    kind: 'ipv4',
    src: route.source,
    dst: destination,
    ttl: hop,
    tos: 0,
    id: nextUint32(host.prng) & 0xffff,
    dontFragment: false,
    moreFragments: false,
    fragmentOffset: 0,
    payload: payloadOf(host, trace, index),
  };
  if (!outputLocal(env, host, route, packet, LOCAL_ORIGIN)) probe.state = 'lost';
  env.setTimer(host, env.now + waitUs, { kind: 'program', program: trace.id, tag: index });
}

function payloadOf(host: Host, trace: Traceroute, index: number): Ipv4Payload {
  const { method, packetBytes, port } = trace.options;
  const payload = new Uint8Array(packetBytes - HEADERS_BYTES).map((_octet, at) => 0x40 + (at & 0x3f));
  if (method === 'udp') {
    return { kind: 'udp', sourcePort: trace.sourcePort, destinationPort: (port + index) & 0xffff, payload };
  }
  const echo = { kind: 'icmp-echo', type: 8, id: trace.ident, seq: (index + 1) & 0xffff, payload } as const;
  countIcmp(host, 'Out', echo);
  return echo;
}

/** Which probe an ICMP message is about; undefined: none of these. */
function probeOf(trace: Traceroute, packet: Ipv4Packet): number | undefined {
  const message = packet.payload;
  if (message.kind === 'icmp-echo') {
    return message.type === 0 && message.id === trace.ident ? message.seq - 1 : undefined;
  }
  if (message.kind !== 'icmp-error' || message.quoted.dst !== trace.options.destination) return undefined;
  const quoted = message.quoted.payload;
  if (quoted.kind === 'udp' && trace.options.method === 'udp' && quoted.sourcePort === trace.sourcePort) {
    return (quoted.destinationPort - trace.options.port) & 0xffff;
  }
  if (quoted.kind !== 'icmp-echo' || trace.options.method !== 'icmp' || quoted.id !== trace.ident) return undefined;
  return quoted.seq - 1;
}

function takeAnswer(trace: Traceroute, packet: Ipv4Packet, at: number): void {
  const probe = trace.probes[probeOf(trace, packet) ?? -1];
  const message = packet.payload;
  if (probe === undefined || probe.state !== 'waiting' || (message.kind === 'icmp-error' && message.type === 5)) return;
  probe.state = 'answered';
  probe.from = packet.src;
  probe.roundTripUs = at - probe.sentAt;
  if (message.kind === 'icmp-error') {
    probe.type = message.type;
    probe.code = message.code;
    probe.mtu = message.mtu;
    // Time exceeded says that there are more hops; everything else is the end.
    if (message.type === 11) return;
  }
  trace.lastHop = Math.min(trace.lastHop, probe.hop);
}

function finish(env: HostEnvironment, host: Host, trace: Traceroute): void {
  const socket = host.udpSockets.get(trace.socket);
  if (socket !== undefined) closeUdp(host, socket);
  const probes = trace.probes.slice(0, probeCount(trace));
  trace.result = {
    kind: 'traceroute',
    startedAt: trace.startedAt,
    endedAt: env.now,
    queries: trace.options.queries,
    probes,
  };
}
