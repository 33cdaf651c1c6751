import { NO_TIMER } from '../../core/timer-queue.js';
import { NO_BYTES, TCP_ACK } from '../../wire/frame.js';
import type { HostEnvironment } from '../environment.js';
import type { Host } from '../host.js';
import { currentMss, sendSegment } from './segment.js';
import { seqAdd, seqDistance, type TcpSocket } from './socket.js';
import {
  fail,
  hasUnsent,
  headFits,
  probeBase,
  RTO_MAX_US,
  sendHead,
  setProbeTimer,
  stopWriteTimers,
} from './transmit.js';

// The persist timer (RFC 9293 3.8.6.1): what waits with nothing under way, be it for the peer's
// window or for a way out of this host, is tried again and again.

const ORPHAN_RETRIES = 8;

/** tcp_probe_timer and tcp_send_probe0. */
export function probeDue(env: HostEnvironment, host: Host, socket: TcpSocket): void {
  socket.probeTimer = NO_TIMER;
  if (socket.unacked.length > 0 || !hasUnsent(socket)) {
    socket.probesOut = 0;
    return;
  }
  if (socket.probesOut >= probeLimit(host, socket)) {
    fail(env, host, socket);
    return;
  }
  writeWakeup(env, host, socket);
  if (socket.unacked.length > 0) {
    socket.probesOut = 0;
    socket.probeBackOff = 0;
    return;
  }
  socket.probesOut += 1;
  if (socket.probeBackOff < host.sysctls.global.tcp_retries2) socket.probeBackOff += 1;
  setProbeTimer(env, host, socket, probeWait(socket));
}

/** tcp_ack_probe: what waits may go now, or the next probe is due from here on. */
export function probeAnswered(env: HostEnvironment, host: Host, socket: TcpSocket): void {
  socket.probesOut = 0;
  if (!hasUnsent(socket)) return;
  if (headFits(socket, Number.POSITIVE_INFINITY)) {
    socket.probeBackOff = 0;
    stopWriteTimers(env, socket);
  } else {
    setProbeTimer(env, host, socket, probeWait(socket));
  }
}

/** tcp_write_wakeup: as much as the window takes; if it takes nothing, a segment from before it, to be answered. */
function writeWakeup(env: HostEnvironment, host: Host, socket: TcpSocket): void {
  const room = socket.peerWindow - seqDistance(socket.sndUna, socket.sndNxt);
  if (room > 0) sendHead(env, host, socket, Math.min(room, currentMss(env, host, socket)));
  else sendSegment(env, host, socket, seqAdd(socket.sndUna, -1), TCP_ACK, NO_BYTES);
}

/** tcp_probe0_when. */
function probeWait(socket: TcpSocket): number {
  return Math.min(probeBase(socket) * 2 ** socket.probeBackOff, RTO_MAX_US);
}

/** tcp_orphan_retries: nobody waits for what an orphan still has to say. */
function probeLimit(host: Host, socket: TcpSocket): number {
  if (socket.owner !== 0) return host.sysctls.global.tcp_retries2;
  return socket.rtoUs * 2 ** socket.probeBackOff < RTO_MAX_US ? ORPHAN_RETRIES : 0;
}
