import { US_PER_MS, US_PER_SECOND } from '../../core/time.js';
import { NO_TIMER } from '../../core/timer-queue.js';
import { NO_BYTES, TCP_ACK, TCP_FIN, TCP_PSH, TCP_RST, TCP_SYN } from '../../wire/frame.js';
import { count } from '../counters.js';
import type { HostEnvironment } from '../environment.js';
import type { Host } from '../host.js';
import { currentMss, sendSegment } from './segment.js';
import { NO_DATA, NONE_SENT, type SentSegment, seqAdd, seqDistance, type TcpSocket } from './socket.js';
import { unregisterSocket } from './socket-table.js';
import { wakeOwner } from './wake-owner.js';

export const RTO_INITIAL_US = US_PER_SECOND;
export const RTO_MIN_US = 200 * US_PER_MS;
export const RTO_MAX_US = 120 * US_PER_SECOND;
/** `smoothedRttUs` before the first sample. */
export const NO_SAMPLE = -1;

/** Remembers for retransmission and sends: what opens a connection counts as sent even if it cannot leave (tcp_connect). */
export function sendReliably(
  env: HostEnvironment,
  host: Host,
  socket: TcpSocket,
  flags: number,
  payload: Uint8Array,
): void {
  const seq = socket.sndNxt;
  remember(env, socket, flags, payload);
  sendSegment(env, host, socket, seq, flags, payload);
  if (!hasWriteTimer(socket)) armRetransmit(env, host, socket);
}

/** tcp_event_new_data_sent. */
function remember(env: HostEnvironment, socket: TcpSocket, flags: number, payload: Uint8Array): void {
  const segment: SentSegment = {
    seq: socket.sndNxt,
    flags,
    payload,
    sentAt: env.now,
    resent: false,
    lost: false,
    sacked: false,
  };
  // A fresh list of one is much smaller than an empty list that grows.
  if (socket.unacked.length === 0) socket.unacked = [segment];
  else socket.unacked.push(segment);
  socket.sndNxt = seqAdd(socket.sndNxt, segmentLength(segment));
}

/** SYN and FIN count one each. */
export function segmentLength(segment: { readonly flags: number; readonly payload: Uint8Array }): number {
  return segment.payload.length + ((segment.flags & TCP_SYN) !== 0 ? 1 : 0) + ((segment.flags & TCP_FIN) !== 0 ? 1 : 0);
}

/** tcp_write_xmit: as much as both windows allow, and the FIN with the last of it or after it. */
export function pushOut(env: HostEnvironment, host: Host, socket: TcpSocket): void {
  if (!hasUnsent(socket)) return;
  const mss = socket.unsent.length > 0 ? currentMss(env, host, socket) : 0;
  while (hasUnsent(socket)) {
    const congested = socket.unsent.length > 0 && socket.unacked.length >= socket.congestionWindow;
    if (congested || !headFits(socket, mss) || !sendHead(env, host, socket, mss)) break;
  }
  // tcp_check_probe_timer: nothing is under way that would bring an answer.
  if (hasUnsent(socket) && socket.unacked.length === 0 && !hasWriteTimer(socket))
    setProbeTimer(env, host, socket, probeBase(socket));
}

export function hasUnsent(socket: TcpSocket): boolean {
  return socket.unsent.length > 0 || socket.finWanted;
}

/** tcp_snd_wnd_test: the peer has room for all of what comes next, cut to `most` bytes. */
export function headFits(socket: TcpSocket, most: number): boolean {
  const bytes = socket.unsent[0] ?? NO_BYTES;
  const fin = carriesFin(socket, most) ? 1 : 0;
  return seqDistance(socket.sndUna, socket.sndNxt) + Math.min(bytes.length, most) + fin <= socket.peerWindow;
}

// tcp_send_fin: the FIN goes with data that has not been sent yet.
function carriesFin(socket: TcpSocket, most: number): boolean {
  return socket.finWanted && socket.unsent.length <= 1 && (socket.unsent[0] ?? NO_BYTES).length <= most;
}

/** The first `most` bytes of what is unsent. False: a local error kept it here, and unsent it stays. */
export function sendHead(env: HostEnvironment, host: Host, socket: TcpSocket, most: number): boolean {
  const bytes = socket.unsent[0] ?? NO_BYTES;
  const whole = bytes.length <= most;
  const fin = carriesFin(socket, most);
  const payload = whole ? bytes : bytes.subarray(0, most);
  const flags = TCP_ACK | (whole && bytes.length > 0 ? TCP_PSH : 0) | (fin ? TCP_FIN : 0);
  if (bytes.length > 0) noteDataSent(env, socket);
  if (!sendSegment(env, host, socket, socket.sndNxt, flags, payload)) return false;
  remember(env, socket, flags, payload);
  if (socket.unacked.length === 1) armRetransmit(env, host, socket);
  if (!whole) socket.unsent = [bytes.subarray(most), ...socket.unsent.slice(1)];
  else if (bytes.length > 0) socket.unsent = socket.unsent.length === 1 ? NO_DATA : socket.unsent.slice(1);
  if (fin) socket.finWanted = false;
  return true;
}

/** tcp_probe0_base. */
export function probeBase(socket: TcpSocket): number {
  return Math.max(socket.rtoUs, RTO_MIN_US);
}

/** Takes the place of the retransmission timer: there is nothing to retransmit while one probes. */
export function setProbeTimer(env: HostEnvironment, host: Host, socket: TcpSocket, wait: number): void {
  stopWriteTimers(env, socket);
  socket.probeTimer = env.setTimer(host, env.now + wait, { kind: 'tcp-probe', socket: socket.id });
}

/** icsk_pending: the retransmission timer or the probe timer runs, never both. */
function hasWriteTimer(socket: TcpSocket): boolean {
  return socket.retransmitArmed || socket.probeTimer !== NO_TIMER;
}

export function stopWriteTimers(env: HostEnvironment, socket: TcpSocket): void {
  if (socket.retransmitArmed) {
    env.parkTimer(socket.retransmitTimer);
    socket.retransmitArmed = false;
  }
  if (socket.probeTimer === NO_TIMER) return;
  env.cancelTimer(socket.probeTimer);
  socket.probeTimer = NO_TIMER;
}

function setRetransmitTimer(env: HostEnvironment, host: Host, socket: TcpSocket, at: number): void {
  if (socket.probeTimer !== NO_TIMER) stopWriteTimers(env, socket);
  socket.retransmitArmed = true;
  if (socket.retransmitTimer !== NO_TIMER) env.moveTimer(socket.retransmitTimer, at);
  else socket.retransmitTimer = env.setTimer(host, at, { kind: 'tcp-retransmit', socket: socket.id });
}

// tcp_event_data_sent: an answer within the ack delay makes the conversation interactive.
function noteDataSent(env: HostEnvironment, socket: TcpSocket): void {
  if (env.now - socket.lastReceivedAt < socket.atoUs) socket.pingPong = true;
}

export function armRetransmit(env: HostEnvironment, host: Host, socket: TcpSocket): void {
  if (socket.unacked.length === 0) {
    stopWriteTimers(env, socket);
    return;
  }
  // Most of the time nothing has backed off, and a power takes longer than the rest of this function.
  const backOff = socket.retransmits === 0 ? 1 : 2 ** socket.retransmits;
  const wait = Math.min(socket.rtoUs * backOff, RTO_MAX_US);
  setRetransmitTimer(env, host, socket, env.now + wait);
}

/** tcp_retransmit_timer. The first time a connection's tail is only probed (TLP, RFC 8985), without back-off. */
export function retransmitDue(env: HostEnvironment, host: Host, socket: TcpSocket): void {
  socket.retransmitTimer = NO_TIMER;
  socket.retransmitArmed = false;
  const first = socket.unacked[0];
  if (first === undefined) return;
  if (socket.retransmits >= retryLimit(host, socket)) {
    fail(env, host, socket);
    return;
  }
  if (mayProbeTail(socket)) {
    socket.probedTail = true;
    resend(env, host, socket, socket.unacked.length - 1);
  } else {
    socket.retransmits += 1;
    enterLoss(socket);
    resend(env, host, socket, 0);
  }
  armRetransmit(env, host, socket);
}

/** tcp_enter_loss: all that is not acknowledged is taken for lost, and one segment may be under way. */
function enterLoss(socket: TcpSocket): void {
  socket.unacked = socket.unacked.map((segment) => ({ ...segment, lost: !segment.sacked }));
  socket.lossWindow = 1;
}

/** tcp_xmit_retransmit_queue: what is lost is sent again, as far as the window allows. */
export function resendLost(env: HostEnvironment, host: Host, socket: TcpSocket): void {
  const window = socket.lossWindow > 0 ? socket.lossWindow : socket.congestionWindow;
  let underWay = socket.unacked.filter((segment) => !segment.lost && !segment.sacked).length;
  for (let index = 0; index < socket.unacked.length && underWay < window; index++) {
    if (socket.unacked[index]?.lost !== true) continue;
    resend(env, host, socket, index);
    underWay += 1;
  }
}

/** tcp_simple_retransmit: segments that are too large for the path as it is known now have been dropped there. */
export function pathShrunk(env: HostEnvironment, host: Host, socket: TcpSocket): void {
  const mss = currentMss(env, host, socket);
  if (!socket.unacked.some((segment) => segment.payload.length > mss)) return;
  socket.unacked = socket.unacked.map((segment) =>
    segment.payload.length > mss ? { ...segment, lost: true } : segment,
  );
  resendLost(env, host, socket);
  armRetransmit(env, host, socket);
}

/** tcp_fragment: a segment that no longer fits becomes two; the second keeps what ends the data. */
function splitToFit(env: HostEnvironment, host: Host, socket: TcpSocket, index: number): void {
  const segment = socket.unacked[index];
  const mss = currentMss(env, host, socket);
  if (segment === undefined || segment.payload.length <= mss) return;
  const first = { ...segment, flags: segment.flags & ~(TCP_PSH | TCP_FIN), payload: segment.payload.subarray(0, mss) };
  const rest = { ...segment, seq: seqAdd(segment.seq, mss), payload: segment.payload.subarray(mss) };
  socket.unacked.splice(index, 1, first, rest);
}

// tcp_schedule_loss_probe: not while something is being repaired already.
function mayProbeTail(socket: TcpSocket): boolean {
  if (socket.state === 'syn-sent' || socket.state === 'syn-received' || socket.probedTail) return false;
  return !socket.unacked.some((segment) => segment.sacked || segment.lost || segment.resent);
}

function resend(env: HostEnvironment, host: Host, socket: TcpSocket, index: number): void {
  if (socket.state !== 'syn-sent' && socket.state !== 'syn-received') splitToFit(env, host, socket, index);
  const segment = socket.unacked[index];
  if (segment === undefined || isStillQueued(host, socket, segment)) return;
  count(host.counters, 'TcpRetransSegs');
  socket.unacked[index] = { ...segment, sentAt: env.now, resent: true, lost: false };
  sendSegment(env, host, socket, segment.seq, segment.flags, segment.payload);
}

/** skb_still_in_host_queue: the first copy still waits for a neighbour's answer, a second would be in vain. */
function isStillQueued(host: Host, socket: TcpSocket, segment: SentSegment): boolean {
  if (socket.state === 'syn-received') return false;
  for (const neighbour of host.neighbours.values())
    for (const { packet } of neighbour.queue) {
      const queued = packet.payload;
      if (queued.kind !== 'tcp' || queued.seq !== segment.seq || queued.sourcePort !== socket.localPort) continue;
      if (packet.dst === socket.remoteAddress && queued.destinationPort === socket.remotePort) return true;
    }
  return false;
}

/** tcp_ld_RTO_revert (RFC 6069): an unreachable that may have been the network's fault undoes one back-off. */
export function revertBackOff(env: HostEnvironment, host: Host, socket: TcpSocket): void {
  const first = socket.unacked[0];
  if (first === undefined || socket.retransmits === 0) return;
  socket.retransmits -= 1;
  const due = first.sentAt + socket.rtoUs * 2 ** socket.retransmits;
  stopWriteTimers(env, socket);
  if (due <= env.now) retransmitDue(env, host, socket);
  else setRetransmitTimer(env, host, socket, due);
}

function retryLimit(host: Host, socket: TcpSocket): number {
  const conf = host.sysctls.global;
  if (socket.state === 'syn-sent') return conf.tcp_syn_retries;
  if (socket.state === 'syn-received') return conf.tcp_synack_retries;
  return socket.owner === 0 ? 8 : conf.tcp_retries2;
}

/** tcp_write_err. */
export function fail(env: HostEnvironment, host: Host, socket: TcpSocket): void {
  socket.error = 'connect-timeout';
  destroySocket(env, host, socket);
  wakeOwner(env, host, socket);
}

/** tcp_done: the connection is forgotten; the program may still read what came and why it ended. */
export function destroySocket(env: HostEnvironment, host: Host, socket: TcpSocket): void {
  env.cancelTimer(socket.retransmitTimer);
  env.cancelTimer(socket.probeTimer);
  env.cancelTimer(socket.delayedAckTimer);
  env.cancelTimer(socket.timeWaitTimer);
  socket.retransmitTimer = NO_TIMER;
  socket.retransmitArmed = false;
  socket.probeTimer = NO_TIMER;
  socket.delayedAckTimer = NO_TIMER;
  socket.timeWaitTimer = NO_TIMER;
  unregisterSocket(host, socket);
  socket.state = 'closed';
  socket.unacked = NONE_SENT;
  socket.unsent = NO_DATA;
  if (socket.owner === 0) host.sockets.delete(socket.id);
}

/** tcp_send_active_reset. */
export function abort(env: HostEnvironment, host: Host, socket: TcpSocket): void {
  count(host.counters, 'TcpOutRsts');
  sendSegment(env, host, socket, socket.sndNxt, TCP_RST | TCP_ACK, NO_BYTES);
  destroySocket(env, host, socket);
}

/** tcp_rtt_estimator, simplified to what a network without delay can show. */
export function sampleRoundTrip(socket: TcpSocket, roundTripUs: number): void {
  const sample = Math.max(roundTripUs, 0);
  if (socket.smoothedRttUs === NO_SAMPLE) {
    socket.smoothedRttUs = sample;
    socket.rttVarianceUs = Math.max(sample / 2, RTO_MIN_US);
  } else {
    const deviation = Math.abs(sample - socket.smoothedRttUs);
    socket.smoothedRttUs = Math.round(socket.smoothedRttUs * 0.875 + sample * 0.125);
    socket.rttVarianceUs = Math.max(Math.round(socket.rttVarianceUs * 0.75 + deviation * 0.25), RTO_MIN_US);
  }
  socket.rtoUs = Math.min(socket.smoothedRttUs + socket.rttVarianceUs, RTO_MAX_US);
}
