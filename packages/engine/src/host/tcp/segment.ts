import { nextUint32 } from '../../core/prng.js';
import { US_PER_MS } from '../../core/time.js';
import type { Ipv4Address } from '../../wire/address.js';
import {
  type Ipv4Packet,
  NO_BYTES,
  TCP_ACK,
  TCP_RST,
  TCP_SYN,
  type TcpOptions,
  type TcpSegment,
} from '../../wire/frame.js';
import { count } from '../counters.js';
import type { HostEnvironment } from '../environment.js';
import type { Host } from '../host.js';
import { outputLocal } from '../ip-output.js';
import { LOCAL_ORIGIN } from '../neighbour.js';
import { pathMtu } from '../path-mtu.js';
import { routeOutput } from '../route-output.js';
import { blocksToReport } from './sack.js';
import { seqAdd, type TcpSocket } from './socket.js';

export const DEFAULT_MSS = 1460;
const WINDOW_SYN = 64_240;
export const WINDOW = 502;
const WINDOW_SCALE = 7;
const TCP_HEADER_BYTES = 40;
const TIMESTAMP_OPTION_BYTES = 12;

/** tcp_transmit_skb: one segment of a connection, with what has been received so far. False: a local error. */
export function sendSegment(
  env: HostEnvironment,
  host: Host,
  socket: TcpSocket,
  seq: number,
  flags: number,
  payload: Uint8Array,
): boolean {
  if ((flags & TCP_ACK) !== 0) {
    socket.rcvAcked = socket.rcvNxt;
    socket.ackWanted = false;
    if (socket.quickAcks > 0) socket.quickAcks -= 1;
    env.cancelTimer(socket.delayedAckTimer);
    socket.delayedAckTimer = 0;
  }
  host.counters.TcpOutSegs += 1;
  const sent = sendTcpPacket(env, host, socket.localAddress, socket.remoteAddress, socket.confirmPending, {
    kind: 'tcp',
    sourcePort: socket.localPort,
    destinationPort: socket.remotePort,
    seq,
    ack: (flags & TCP_ACK) !== 0 ? socket.rcvNxt : 0,
    flags,
    window: (flags & TCP_SYN) !== 0 ? WINDOW_SYN : WINDOW,
    options: optionsFor(env, host, socket, flags),
    payload,
  });
  if (sent) socket.confirmPending = false;
  return sent;
}

export function timestampNow(env: HostEnvironment, offset: number): number {
  return (Math.floor(env.now / US_PER_MS) + offset) >>> 0;
}

function optionsFor(env: HostEnvironment, host: Host, socket: TcpSocket, flags: number): TcpOptions {
  const timestamp = timestampNow(env, socket.timestampOffset);
  const sackBlocks = blocksToReport(socket);
  const { timestampEcho } = socket;
  if ((flags & TCP_SYN) === 0) {
    const sackPermitted = false;
    return sackBlocks === undefined
      ? { maximumSegmentSize: null, sackPermitted, windowScale: null, timestamp, timestampEcho }
      : { maximumSegmentSize: null, sackPermitted, windowScale: null, timestamp, timestampEcho, sackBlocks };
  }
  return {
    maximumSegmentSize: ownMss(env, host, socket.remoteAddress),
    sackPermitted: true,
    windowScale: WINDOW_SCALE,
    timestamp,
    timestampEcho,
  };
}

/** What a host offers (dst_metric_advmss): as the route says, otherwise its MTU less 40, and never more. */
export function ownMss(env: HostEnvironment, host: Host, remote: Ipv4Address): number {
  const route = routeOutput(host, env.now, remote, 0 as Ipv4Address, 0);
  if (!route.ok) return DEFAULT_MSS;
  const said = route.metrics?.advmss ?? 0;
  const fitting = pathMtu(host, env.now, route, remote) - TCP_HEADER_BYTES;
  return said === 0 ? fitting : Math.min(said, route.out.mtu - TCP_HEADER_BYTES);
}

/** tcp_current_mss: what fits the path as it is known now, with timestamps. */
export function currentMss(env: HostEnvironment, host: Host, socket: TcpSocket): number {
  const route = routeOutput(host, env.now, socket.remoteAddress, socket.localAddress, 0);
  const fitting = route.ok
    ? pathMtu(host, env.now, route, socket.remoteAddress) - TCP_HEADER_BYTES
    : Number.POSITIVE_INFINITY;
  return Math.max(Math.min(socket.peerMss, fitting) - TIMESTAMP_OPTION_BYTES, 1);
}

export function sendAck(env: HostEnvironment, host: Host, socket: TcpSocket): void {
  sendSegment(env, host, socket, socket.sndNxt, TCP_ACK, NO_BYTES);
}

/** tcp_v4_send_reset: the answer to a segment that no connection expects. */
export function sendResetFor(env: HostEnvironment, host: Host, packet: Ipv4Packet, segment: TcpSegment): void {
  if ((segment.flags & TCP_RST) !== 0) return;
  const acked = (segment.flags & TCP_ACK) !== 0;
  const length = segment.payload.length + ((segment.flags & TCP_SYN) !== 0 ? 1 : 0) + (segment.flags & 1);
  env.decided('TCP-NO-SOCKET');
  host.counters.TcpOutSegs += 1;
  count(host.counters, 'TcpOutRsts');
  sendTcpPacket(env, host, packet.dst, packet.src, false, {
    kind: 'tcp',
    sourcePort: segment.destinationPort,
    destinationPort: segment.sourcePort,
    seq: acked ? segment.ack : 0,
    ack: acked ? 0 : seqAdd(segment.seq, length),
    flags: acked ? TCP_RST : TCP_RST | TCP_ACK,
    window: 0,
    options: null,
    payload: NO_BYTES,
  });
}

export function sendTcpPacket(
  env: HostEnvironment,
  host: Host,
  src: Ipv4Address,
  dst: Ipv4Address,
  confirm: boolean,
  segment: TcpSegment,
): boolean {
  const route = routeOutput(host, env.now, dst, src, 0);
  if (!route.ok) {
    env.decided('IP-OUT-NO-ROUTE');
    // ip_send_unicast_reply does not count what it cannot send.
    if ((segment.flags & TCP_RST) === 0) count(host.counters, 'IpOutNoRoutes');
    return false;
  }
  const packet: Ipv4Packet = {
    kind: 'ipv4',
    src,
    dst,
    ttl: host.sysctls.global.ip_default_ttl,
    tos: 0,
    id: (segment.flags & TCP_SYN) !== 0 && (segment.flags & TCP_ACK) !== 0 ? 0 : nextUint32(host.prng) & 0xffff,
    dontFragment: route.metrics?.mtuLocked !== true,
    moreFragments: false,
    fragmentOffset: 0,
    payload: segment,
    confirmsPath: confirm,
  };
  return outputLocal(env, host, route, packet, LOCAL_ORIGIN);
}
