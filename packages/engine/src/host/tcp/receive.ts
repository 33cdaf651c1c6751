import { US_PER_MS } from '../../core/time.js';
import { NO_TIMER } from '../../core/timer-queue.js';
import { IPV4_ANY } from '../../wire/address.js';
import {
  ICMP_FRAGMENTATION_NEEDED,
  ICMP_TIME_EXCEEDED,
  ICMP_UNREACHABLE,
  type IcmpError,
  type Ipv4Packet,
  NO_BYTES,
  TCP_ACK,
  TCP_FIN,
  TCP_RST,
  TCP_SYN,
  type TcpSegment,
} from '../../wire/frame.js';
import type { ConnectionError } from '../connection-error.js';
import { count } from '../counters.js';
import type { HostEnvironment } from '../environment.js';
import type { Host } from '../host.js';
import { learnPathMtu } from '../path-mtu.js';
import { routeOutput } from '../route-output.js';
import { acknowledge } from './acknowledge.js';
import { advanceClosing, failSocket } from './closing.js';
import { receiveData } from './receive-data.js';
import { sendAck, sendResetFor } from './segment.js';
import { NONE_SENT, seqAdd, seqBefore, type TcpSocket } from './socket.js';
import { createSocket, registerConnection } from './socket-calls.js';
import { disownSocket, findConnected, listenersOn } from './socket-table.js';
import { endTimeWait, findTimeWait, mayReopen, receiveInTimeWait } from './time-wait.js';
import { destroySocket, pathShrunk, revertBackOff, sendReliably } from './transmit.js';
import { wakeOwner } from './wake-owner.js';

/** tcp_v4_rcv. */
export function receiveTcp(env: HostEnvironment, host: Host, packet: Ipv4Packet, segment: TcpSegment): void {
  host.counters.TcpInSegs += 1;
  const { destinationPort, sourcePort } = segment;
  const socket = findConnected(host, packet.dst, destinationPort, packet.src, sourcePort);
  if (socket !== undefined) {
    receiveOn(env, host, socket, packet, segment);
    return;
  }
  const waiting = findTimeWait(host, packet.dst, destinationPort, packet.src, sourcePort);
  if (waiting !== undefined) {
    if (!mayReopen(waiting, segment)) {
      env.decided('TCP-SEGMENT');
      receiveInTimeWait(env, host, waiting, segment);
      return;
    }
    endTimeWait(env, host, waiting);
  }
  const listener = findListener(host, packet, destinationPort);
  if (listener === undefined) {
    sendResetFor(env, host, packet, segment);
    return;
  }
  acceptSyn(env, host, listener, packet, segment);
}

function findListener(host: Host, packet: Ipv4Packet, port: number): TcpSocket | undefined {
  let wildcard: TcpSocket | undefined;
  for (const id of listenersOn(host, port)) {
    const socket = host.sockets.get(id);
    if (socket === undefined) continue;
    if (socket.localAddress === packet.dst) return socket;
    if (socket.localAddress === IPV4_ANY || host.mistakes?.has('M22') === true) wildcard = socket;
  }
  return wildcard;
}

/** tcp_conn_request. */
function acceptSyn(
  env: HostEnvironment,
  host: Host,
  listener: TcpSocket,
  packet: Ipv4Packet,
  segment: TcpSegment,
): void {
  if ((segment.flags & TCP_RST) !== 0) return;
  if ((segment.flags & TCP_ACK) !== 0) {
    sendResetFor(env, host, packet, segment);
    return;
  }
  if ((segment.flags & TCP_SYN) === 0) return;
  if (!routeOutput(host, env.now, packet.src, packet.dst, 0).ok) {
    env.decided('IP-OUT-NO-ROUTE');
    count(host.counters, 'IpOutNoRoutes');
    return;
  }
  env.decided('TCP-SYN-ACK');
  const socket = createSocket(host, listener.owner, 'syn-received', {
    localAddress: packet.dst,
    localPort: segment.destinationPort,
    remoteAddress: packet.src,
    remotePort: segment.sourcePort,
  });
  registerConnection(host, socket);
  socket.rcvNxt = seqAdd(segment.seq, 1);
  learnOptions(socket, segment);
  sendReliably(env, host, socket, TCP_SYN | TCP_ACK, NO_BYTES);
}

function learnOptions(socket: TcpSocket, segment: TcpSegment): void {
  socket.peerMss = Math.min(socket.peerMss, segment.options?.maximumSegmentSize ?? socket.peerMss);
  socket.timestampEcho = segment.options?.timestamp ?? 0;
}

function receiveOn(env: HostEnvironment, host: Host, socket: TcpSocket, packet: Ipv4Packet, segment: TcpSegment): void {
  env.decided('TCP-SEGMENT');
  switch (socket.state) {
    case 'syn-sent':
      receiveInSynSent(env, host, socket, packet, segment);
      return;
    case 'syn-received':
      receiveInSynReceived(env, host, socket, packet, segment);
      return;
    case 'listen':
    case 'time-wait':
    case 'closed':
      sendResetFor(env, host, packet, segment);
      return;
    case 'established':
    case 'fin-wait-1':
    case 'fin-wait-2':
    case 'close-wait':
    case 'closing':
    case 'last-ack':
      receiveSynchronised(env, host, socket, packet, segment);
  }
}

/** tcp_rcv_synsent_state_process. */
function receiveInSynSent(
  env: HostEnvironment,
  host: Host,
  socket: TcpSocket,
  packet: Ipv4Packet,
  segment: TcpSegment,
): void {
  const acked = (segment.flags & TCP_ACK) !== 0;
  if (acked && segment.ack !== socket.sndNxt) {
    sendResetFor(env, host, packet, segment);
    return;
  }
  if (!acked) return;
  if ((segment.flags & TCP_RST) !== 0) {
    failSocket(env, host, socket, 'refused');
    return;
  }
  if ((segment.flags & TCP_SYN) === 0) return;
  socket.rcvNxt = seqAdd(segment.seq, 1);
  learnOptions(socket, segment);
  acknowledge(env, host, socket, segment);
  socket.state = 'established';
  sendAck(env, host, socket);
  wakeOwner(env, host, socket);
}

/** tcp_check_req and tcp_rcv_state_process. */
function receiveInSynReceived(
  env: HostEnvironment,
  host: Host,
  socket: TcpSocket,
  packet: Ipv4Packet,
  segment: TcpSegment,
): void {
  if ((segment.flags & TCP_RST) !== 0) {
    if (segment.seq === socket.rcvNxt) forget(env, host, socket);
    return;
  }
  if ((segment.flags & TCP_SYN) !== 0) {
    const first = socket.unacked[0];
    if (first !== undefined && seqAdd(segment.seq, 1) === socket.rcvNxt) {
      socket.unacked = NONE_SENT;
      socket.sndNxt = socket.sndUna;
      sendReliably(env, host, socket, TCP_SYN | TCP_ACK, NO_BYTES);
    }
    return;
  }
  if ((segment.flags & TCP_ACK) === 0) return;
  if (segment.ack !== socket.sndNxt) {
    sendResetFor(env, host, packet, segment);
    return;
  }
  socket.state = 'established';
  host.counters.TcpPassiveOpens += 1;
  acknowledge(env, host, socket, segment);
  wakeOwner(env, host, socket);
  receiveData(env, host, socket, segment);
}

function forget(env: HostEnvironment, host: Host, socket: TcpSocket): void {
  disownSocket(socket);
  destroySocket(env, host, socket);
}

/** tcp_rcv_established and the later states of tcp_rcv_state_process. */
function receiveSynchronised(
  env: HostEnvironment,
  host: Host,
  socket: TcpSocket,
  packet: Ipv4Packet,
  segment: TcpSegment,
): void {
  if ((segment.flags & TCP_RST) !== 0) {
    if (segment.seq === socket.rcvNxt) failSocket(env, host, socket, 'reset');
    return;
  }
  if ((segment.flags & TCP_SYN) !== 0) {
    // RFC 5961: a challenge ACK lets the honest peer reset by itself.
    sendAck(env, host, socket);
    return;
  }
  if ((segment.flags & TCP_ACK) === 0) return;
  if (seqBefore(socket.sndNxt, segment.ack)) {
    sendAck(env, host, socket);
    return;
  }
  socket.timestampEcho = segment.options?.timestamp ?? socket.timestampEcho;
  acknowledge(env, host, socket, segment);
  if (advanceClosing(env, host, socket)) return;
  if (isOrphanWithNewData(socket, segment)) {
    sendResetFor(env, host, packet, segment);
    destroySocket(env, host, socket);
    return;
  }
  receiveData(env, host, socket, segment);
}

/** Nobody will ever read what comes for a closed socket (RFC 1122 4.2.2.13). */
function isOrphanWithNewData(socket: TcpSocket, segment: TcpSegment): boolean {
  const closing = socket.state === 'fin-wait-1' || socket.state === 'fin-wait-2';
  const isEmpty = segment.payload.length === 0 && (segment.flags & TCP_FIN) === 0;
  return (
    closing && socket.owner === 0 && !isEmpty && seqBefore(socket.rcvNxt, seqAdd(segment.seq, segment.payload.length))
  );
}

/** tcp_v4_err: an ICMP error about one of our segments. False: it quotes no connection of ours. */
export function tcpError(
  env: HostEnvironment,
  host: Host,
  quoted: Ipv4Packet,
  segment: TcpSegment,
  message: IcmpError,
): boolean {
  const { sourcePort, destinationPort } = segment;
  const socket = findConnected(host, quoted.src, sourcePort, quoted.dst, destinationPort);
  if (socket === undefined)
    return findTimeWait(host, quoted.src, sourcePort, quoted.dst, destinationPort) !== undefined;
  if (socket.state === 'syn-received') {
    requestError(env, host, socket, segment, message);
    return true;
  }
  if (message.type === ICMP_UNREACHABLE && message.code === ICMP_FRAGMENTATION_NEEDED) {
    mtuReduced(env, host, socket, segment, message.mtu);
    return true;
  }
  const unreachable = message.type === 3;
  if (!(unreachable || message.type === 11) || segment.seq !== socket.sndUna) return true;
  if (unreachable && message.code <= 1) revertBackOff(env, host, socket);
  if (socket.state === 'syn-sent')
    failSocket(env, host, socket, unreachable ? errorOf(message.code) : 'host-unreachable');
  return true;
}

/** tcp_req_err: a handshake that is not done yet ends where its SYN-ACK found nobody, and learns nothing. */
function requestError(
  env: HostEnvironment,
  host: Host,
  socket: TcpSocket,
  segment: TcpSegment,
  message: IcmpError,
): void {
  const abort = message.type === ICMP_TIME_EXCEEDED || (message.type === ICMP_UNREACHABLE && message.code <= 1);
  if (abort && segment.seq === socket.sndUna) forget(env, host, socket);
}

/** tcp_v4_mtu_reduced: the path is narrower than was thought. */
function mtuReduced(env: HostEnvironment, host: Host, socket: TcpSocket, segment: TcpSegment, mtu: number): void {
  if (seqBefore(segment.seq, socket.sndUna) || seqBefore(socket.sndNxt, segment.seq)) return;
  if (socket.state === 'listen' || socket.state === 'closed') return;
  const route = routeOutput(host, env.now, socket.remoteAddress, socket.localAddress, 0);
  if (!route.ok) return;
  learnPathMtu(host, env.now, route, socket.remoteAddress, mtu);
  pathShrunk(env, host, socket);
}

/** icmp_err_convert. */
function errorOf(code: number): ConnectionError {
  switch (code) {
    case 0:
    case 6:
    case 9:
    case 11:
      return 'network-unreachable';
    case 3:
      return 'refused';
    default:
      return 'host-unreachable';
  }
}

const DELAYED_ACK_MIN_US = 40 * US_PER_MS;

/** tcp_delack_timer_handler. */
export function delayedAckDue(env: HostEnvironment, host: Host, socket: TcpSocket): void {
  socket.delayedAckTimer = NO_TIMER;
  if (!socket.ackWanted) return;
  if (socket.pingPong) {
    socket.pingPong = false;
    socket.atoUs = DELAYED_ACK_MIN_US;
  } else {
    socket.atoUs = Math.min(socket.atoUs * 2, socket.rtoUs);
  }
  sendAck(env, host, socket);
}
