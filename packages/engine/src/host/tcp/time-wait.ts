import { deleteFlow, getFlow } from '../../core/flow-map.js';
import type { Ipv4Address } from '../../wire/address.js';
import { NO_BYTES, TCP_ACK, TCP_FIN, TCP_RST, TCP_SYN, type TcpSegment } from '../../wire/frame.js';
import type { HostEnvironment } from '../environment.js';
import type { Host } from '../host.js';
import { sendTcpPacket, timestampNow, WINDOW } from './segment.js';
import { seqBefore, type TcpSocket, type TimeWaitSocket } from './socket.js';

/** tcp_time_wait: the socket is no more, its flow and its timer go on. */
export function keepTimeWait(env: HostEnvironment, host: Host, socket: TcpSocket): void {
  env.cancelTimer(socket.retransmitTimer);
  env.cancelTimer(socket.probeTimer);
  env.cancelTimer(socket.delayedAckTimer);
  host.sockets.delete(socket.id);
  host.timeWaits ??= new Map();
  host.timeWaits.set(socket.id, {
    id: socket.id,
    localAddress: socket.localAddress,
    localPort: socket.localPort,
    remoteAddress: socket.remoteAddress,
    remotePort: socket.remotePort,
    sndNxt: socket.sndNxt,
    rcvNxt: socket.rcvNxt,
    timestampOffset: socket.timestampOffset,
    timestampEcho: socket.timestampEcho,
    timer: socket.timeWaitTimer,
  });
}

export function findTimeWait(
  host: Host,
  localAddress: Ipv4Address,
  localPort: number,
  remoteAddress: Ipv4Address,
  remotePort: number,
): TimeWaitSocket | undefined {
  if (host.timeWaits === null) return undefined;
  const id = getFlow(host.connections, localAddress, localPort, remoteAddress, remotePort);
  return id === undefined ? undefined : host.timeWaits.get(id);
}

export function endTimeWait(env: HostEnvironment, host: Host, waiting: TimeWaitSocket): void {
  env.cancelTimer(waiting.timer);
  deleteFlow(host.connections, waiting.localAddress, waiting.localPort, waiting.remoteAddress, waiting.remotePort);
  host.timeWaits?.delete(waiting.id);
}

/** tcp_timewait_state_process: a new SYN may take the place of the old connection. */
export function mayReopen(waiting: TimeWaitSocket, segment: TcpSegment): boolean {
  if ((segment.flags & (TCP_SYN | TCP_ACK | TCP_RST)) !== TCP_SYN) return false;
  const timestamp = segment.options?.timestamp ?? waiting.timestampEcho;
  return seqBefore(waiting.rcvNxt, segment.seq) || seqBefore(waiting.timestampEcho, timestamp);
}

/** The rest of tcp_timewait_state_process: what the peer still has to say is acknowledged again. */
export function receiveInTimeWait(
  env: HostEnvironment,
  host: Host,
  waiting: TimeWaitSocket,
  segment: TcpSegment,
): void {
  if ((segment.flags & TCP_RST) !== 0) endTimeWait(env, host, waiting);
  else if ((segment.flags & (TCP_FIN | TCP_SYN)) !== 0 || segment.payload.length > 0) sendAckAgain(env, host, waiting);
}

/** tcp_v4_timewait_ack. */
function sendAckAgain(env: HostEnvironment, host: Host, waiting: TimeWaitSocket): void {
  host.counters.TcpOutSegs += 1;
  sendTcpPacket(env, host, waiting.localAddress, waiting.remoteAddress, false, {
    kind: 'tcp',
    sourcePort: waiting.localPort,
    destinationPort: waiting.remotePort,
    seq: waiting.sndNxt,
    ack: waiting.rcvNxt,
    flags: TCP_ACK,
    window: WINDOW,
    options: {
      maximumSegmentSize: null,
      sackPermitted: false,
      windowScale: null,
      timestamp: timestampNow(env, waiting.timestampOffset),
      timestampEcho: waiting.timestampEcho,
    },
    payload: NO_BYTES,
  });
}

type StreamSocket = Pick<TcpSocket, 'id' | 'state' | 'localAddress' | 'localPort' | 'remoteAddress' | 'remotePort'>;

/** All that `ss -t` shows, in the order of their making. */
export function streamSockets(host: Host): StreamSocket[] {
  const waiting = [...(host.timeWaits?.values() ?? [])].map((record) => ({ ...record, state: 'time-wait' as const }));
  return [...host.sockets.values(), ...waiting].sort((a, b) => a.id - b.id);
}
