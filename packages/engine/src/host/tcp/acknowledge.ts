import type { TcpSegment } from '../../wire/frame.js';
import type { HostEnvironment } from '../environment.js';
import type { Host } from '../host.js';
import { probeAnswered } from './probe.js';
import { noteSack } from './sack.js';
import { NONE_SENT, seqAdd, seqBefore, type TcpSocket } from './socket.js';
import { armRetransmit, resendLost, sampleRoundTrip, segmentLength } from './transmit.js';

/** 1 << 7, the window scale that every host here offers. */
const WINDOW_UNIT = 128;

/** tcp_ack: what the peer has, and so what need not be sent again. */
export function acknowledge(env: HostEnvironment, host: Host, socket: TcpSocket, segment: TcpSegment): void {
  const scaled = socket.state === 'syn-sent' ? segment.window : segment.window * WINDOW_UNIT;
  socket.peerWindow = scaled;
  if (socket.unacked.length === 0) probeAnswered(env, host, socket);
  if (!seqBefore(socket.sndUna, segment.ack)) {
    if (segment.ack === socket.sndUna && noteSack(socket, segment)) {
      resendLost(env, host, socket);
      armRetransmit(env, host, socket);
    }
    return;
  }
  const before = socket.unacked.length;
  const acked = takeAcked(socket, segment.ack);
  if (acked >= 0) sampleRoundTrip(socket, env.now - acked);
  socket.sndUna = segment.ack;
  socket.retransmits = 0;
  socket.probedTail = false;
  socket.probeBackOff = 0;
  socket.probesOut = 0;
  socket.confirmPending = true;
  armRetransmit(env, host, socket);
  noteSack(socket, segment);
  repairLoss(env, host, socket, before - socket.unacked.length);
}

/** tcp_process_loss: slow start until nothing is left of what was lost. */
function repairLoss(env: HostEnvironment, host: Host, socket: TcpSocket, acked: number): void {
  if (socket.unacked.length === 0) {
    socket.lossWindow = 0;
    return;
  }
  if (socket.lossWindow > 0) socket.lossWindow += acked;
  if (socket.unacked.some((segment) => segment.lost)) resendLost(env, host, socket);
  else if (!socket.unacked.some((segment) => segment.resent)) socket.lossWindow = 0;
}

/** Drops what is acknowledged; returns when the last of it was sent, -1 if it was sent twice. */
function takeAcked(socket: TcpSocket, ack: number): number {
  let sentAt = -1;
  let first = socket.unacked[0];
  while (first !== undefined && !seqBefore(ack, seqAdd(first.seq, segmentLength(first)))) {
    sentAt = first.resent || first.sacked ? -1 : first.sentAt;
    if (socket.unacked.length === 1) socket.unacked = NONE_SENT;
    else socket.unacked.shift();
    socket.congestionWindow += 1;
    first = socket.unacked[0];
  }
  return sentAt;
}
