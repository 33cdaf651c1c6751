import { US_PER_MS } from '../../core/time.js';
import { TCP_FIN, type TcpSegment } from '../../wire/frame.js';
import type { HostEnvironment } from '../environment.js';
import type { Host } from '../host.js';
import { finReceived } from './closing.js';
import { sendAck } from './segment.js';
import { seqAdd, seqBefore, seqDistance, type TcpSocket } from './socket.js';
import { pushOut } from './transmit.js';
import { wakeOwner } from './wake-owner.js';

const QUICK_ACKS_MAX = 16;
const ATO_MIN_US = 40 * US_PER_MS;

/** tcp_data_queue: in order to the program, beyond a gap aside, known already: say so again; then what waits may go. */
export function receiveData(env: HostEnvironment, host: Host, socket: TcpSocket, segment: TcpSegment): void {
  const fin = (segment.flags & TCP_FIN) !== 0;
  const length = segment.payload.length + (fin ? 1 : 0);
  if (length === 0) {
    pushOut(env, host, socket);
    return;
  }
  const end = seqAdd(segment.seq, length);
  if (!seqBefore(socket.rcvNxt, end)) {
    quickAck(socket);
    socket.ackWanted = true;
    answer(env, host, socket);
    return;
  }
  if (seqBefore(socket.rcvNxt, segment.seq)) {
    socket.outOfOrder = new Map(socket.outOfOrder).set(segment.seq, { payload: segment.payload, fin });
    quickAck(socket);
    sendAck(env, host, socket);
    pushOut(env, host, socket);
    return;
  }
  socket.rcvMss = Math.max(socket.rcvMss, segment.mergedBytes ?? segment.payload.length);
  const known = seqDistance(segment.seq, socket.rcvNxt);
  takeInOrder(env, host, socket, known === 0 ? segment.payload : segment.payload.subarray(known), fin);
  if (socket.outOfOrder.size > 0) drainOutOfOrder(env, host, socket);
  answer(env, host, socket);
}

/** tcp_data_snd_check and tcp_ack_snd_check: data that goes out now acknowledges too. */
function answer(env: HostEnvironment, host: Host, socket: TcpSocket): void {
  pushOut(env, host, socket);
  acknowledgeLater(env, host, socket);
}

function quickAck(socket: TcpSocket): void {
  socket.quickAcks = QUICK_ACKS_MAX;
  socket.pingPong = false;
  socket.atoUs = ATO_MIN_US;
}

function takeInOrder(env: HostEnvironment, host: Host, socket: TcpSocket, payload: Uint8Array, fin: boolean): void {
  if (payload.length > 0) {
    if (socket.received.length === 0) socket.received = [payload];
    else socket.received.push(payload);
    socket.rcvNxt = seqAdd(socket.rcvNxt, payload.length);
    noteDataReceived(env, socket);
    if (!fin) wakeOwner(env, host, socket);
  }
  socket.ackWanted = true;
  if (!fin || socket.finReceived) return;
  socket.rcvNxt = seqAdd(socket.rcvNxt, 1);
  socket.finReceived = true;
  finReceived(env, host, socket);
}

function drainOutOfOrder(env: HostEnvironment, host: Host, socket: TcpSocket): void {
  const waiting = new Map(socket.outOfOrder);
  let next = waiting.get(socket.rcvNxt);
  while (next !== undefined) {
    waiting.delete(socket.rcvNxt);
    socket.outOfOrder = new Map(waiting);
    takeInOrder(env, host, socket, next.payload, next.fin);
    next = waiting.get(socket.rcvNxt);
  }
}

/** tcp_event_data_recv: adapts the delay of acknowledgements. */
function noteDataReceived(env: HostEnvironment, socket: TcpSocket): void {
  const gap = env.now - socket.lastReceivedAt;
  if (socket.atoUs === 0) {
    socket.quickAcks = QUICK_ACKS_MAX;
    socket.atoUs = ATO_MIN_US;
  } else if (gap <= ATO_MIN_US / 2) {
    socket.atoUs = socket.atoUs / 2 + ATO_MIN_US / 2;
  } else if (gap < socket.atoUs) {
    socket.atoUs = Math.min(socket.atoUs / 2 + gap, socket.rtoUs);
  } else if (gap > socket.rtoUs) {
    socket.quickAcks = QUICK_ACKS_MAX;
  }
  socket.lastReceivedAt = env.now;
}

/** __tcp_ack_snd_check: at once at the start of a conversation and for every second full segment, else 40 ms later. */
function acknowledgeLater(env: HostEnvironment, host: Host, socket: TcpSocket): void {
  if (!socket.ackWanted || socket.state === 'closed' || socket.state === 'time-wait') return;
  const much = seqDistance(socket.rcvAcked, socket.rcvNxt) > socket.rcvMss;
  if (much || (socket.quickAcks > 0 && !socket.pingPong)) {
    sendAck(env, host, socket);
    return;
  }
  if (socket.delayedAckTimer !== 0) return;
  const wait = Math.max(socket.atoUs, ATO_MIN_US);
  socket.delayedAckTimer = env.setTimer(host, env.now + wait, { kind: 'tcp-delayed-ack', socket: socket.id });
}
