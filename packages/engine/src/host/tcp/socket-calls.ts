import { getFlow, setFlow } from '../../core/flow-map.js';
import type { KernelErrorCode } from '../../core/kernel-error.js';
import { nextBelow, nextUint32 } from '../../core/prng.js';
import { NO_TIMER } from '../../core/timer-queue.js';
import { IPV4_ANY, type Ipv4Address } from '../../wire/address.js';
import { NO_BYTES, TCP_SYN } from '../../wire/frame.js';
import { count } from '../counters.js';
import type { HostEnvironment } from '../environment.js';
import { addressType } from '../fib.js';
import type { Host } from '../host.js';
import { routeOutput } from '../route-output.js';
import { DEFAULT_MSS } from './segment.js';
import { NO_DATA, NONE_SENT, type TcpSocket, type TcpState } from './socket.js';
import { disownSocket, insertSocket, listenersOn } from './socket-table.js';
import { abort, destroySocket, NO_SAMPLE, pushOut, RTO_INITIAL_US, sendReliably } from './transmit.js';

const FIRST_EPHEMERAL_PORT = 32_768;
const EPHEMERAL_PORTS = 28_232;
const INITIAL_WINDOW_SEGMENTS = 10;
const FIRST_PEER_WINDOW = 64_240;
const RCV_MSS_DEFAULT = 536;
// Lists of one are replaced, not grown, so that all sockets can share the empty ones.
const NOTHING_BEYOND: TcpSocket['outOfOrder'] = new Map();

export interface SocketNames {
  readonly localAddress: Ipv4Address;
  readonly localPort: number;
  readonly remoteAddress: Ipv4Address;
  readonly remotePort: number;
}

export function createSocket(host: Host, owner: number, state: TcpState, names: SocketNames): TcpSocket {
  const initialSeq = state === 'listen' ? 0 : nextUint32(host.prng);
  const socket: TcpSocket = {
    id: host.nextSocketId++,
    state,
    localAddress: names.localAddress,
    localPort: names.localPort,
    remoteAddress: names.remoteAddress,
    remotePort: names.remotePort,
    owner,
    initialSeq,
    sndUna: initialSeq,
    sndNxt: initialSeq,
    rcvNxt: 0,
    rcvAcked: 0,
    peerMss: DEFAULT_MSS,
    peerWindow: FIRST_PEER_WINDOW,
    timestampOffset: timestampOffset(names.localAddress, names.remoteAddress),
    timestampEcho: 0,
    unacked: NONE_SENT,
    unsent: NO_DATA,
    finWanted: false,
    congestionWindow: INITIAL_WINDOW_SEGMENTS,
    lossWindow: 0,
    received: NO_DATA,
    outOfOrder: NOTHING_BEYOND,
    finReceived: false,
    error: null,
    retransmitTimer: NO_TIMER,
    retransmitArmed: false,
    probeTimer: NO_TIMER,
    retransmits: 0,
    probedTail: false,
    probeBackOff: 0,
    probesOut: 0,
    rtoUs: RTO_INITIAL_US,
    smoothedRttUs: NO_SAMPLE,
    rttVarianceUs: 0,
    delayedAckTimer: NO_TIMER,
    timeWaitTimer: NO_TIMER,
    quickAcks: 0,
    atoUs: 0,
    pingPong: false,
    lastReceivedAt: 0,
    ackWanted: false,
    rcvMss: RCV_MSS_DEFAULT,
    confirmPending: false,
  };
  insertSocket(host, socket);
  return socket;
}

// secure_tcp_ts_off: one offset for each pair of addresses, so that a later connection between the
// same two has later timestamps and may take over from one in TIME_WAIT.
function timestampOffset(local: Ipv4Address, remote: Ipv4Address): number {
  const mixed = Math.imul(local ^ Math.imul(remote, 0x85eb_ca6b), 0xc2b2_ae35);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}

export function registerConnection(host: Host, socket: TcpSocket): void {
  const { localAddress, localPort, remoteAddress, remotePort } = socket;
  setFlow(host.connections, localAddress, localPort, remoteAddress, remotePort, socket.id);
}

/** bind and listen. `address` may be one that the host does not hold (IP_FREEBIND). */
export function listen(host: Host, owner: number, address: Ipv4Address, port: number): TcpSocket | KernelErrorCode {
  for (const id of listenersOn(host, port)) {
    const held = host.sockets.get(id)?.localAddress;
    if (held === address || held === IPV4_ANY || address === IPV4_ANY) return 'EADDRINUSE';
  }
  return createSocket(host, owner, 'listen', {
    localAddress: address,
    localPort: port,
    remoteAddress: IPV4_ANY,
    remotePort: 0,
  });
}

/** connect: chooses address and port and sends the SYN; the answer wakes the owner. */
export function connectSocket(
  env: HostEnvironment,
  host: Host,
  owner: number,
  remote: { readonly address: Ipv4Address; readonly port: number },
  source: Ipv4Address,
): TcpSocket | KernelErrorCode {
  if (source !== IPV4_ANY && addressType(host, source) !== 'local') return 'EADDRNOTAVAIL';
  const route = routeOutput(host, env.now, remote.address, source, 0);
  if (!route.ok) {
    if (route.code === 'ENETUNREACH') count(host.counters, 'IpOutNoRoutes');
    return route.code;
  }
  if (route.type === 'broadcast' || route.type === 'multicast') return 'ENETUNREACH';
  const socket = createSocket(host, owner, 'syn-sent', {
    localAddress: route.source,
    localPort: freePort(host, route.source, remote),
    remoteAddress: remote.address,
    remotePort: remote.port,
  });
  registerConnection(host, socket);
  host.counters.TcpActiveOpens += 1;
  sendReliably(env, host, socket, TCP_SYN, NO_BYTES);
  return socket;
}

function freePort(
  host: Host,
  local: Ipv4Address,
  remote: { readonly address: Ipv4Address; readonly port: number },
): number {
  const start = nextBelow(host.prng, EPHEMERAL_PORTS);
  for (let step = 0; step < EPHEMERAL_PORTS; step++) {
    const port = FIRST_EPHEMERAL_PORT + ((start + step) % EPHEMERAL_PORTS);
    if (getFlow(host.connections, local, port, remote.address, remote.port) === undefined) return port;
  }
  return FIRST_EPHEMERAL_PORT + start;
}

/** send: one write, one segment while it fits; what still waits grows by it (tcp_sendmsg_locked appends to the tail). */
export function writeSocket(env: HostEnvironment, host: Host, socket: TcpSocket, bytes: Uint8Array): void {
  const waiting = socket.unsent[0];
  socket.unsent = [waiting === undefined ? bytes : joined(waiting, bytes)];
  pushOut(env, host, socket);
}

function joined(waiting: Uint8Array, bytes: Uint8Array): Uint8Array {
  const both = new Uint8Array(waiting.length + bytes.length);
  both.set(waiting);
  both.set(bytes, waiting.length);
  return both;
}

/** recv: everything that is there. */
export function readSocket(socket: TcpSocket): Uint8Array[] {
  const bytes = socket.received;
  socket.received = NO_DATA;
  return bytes;
}

/** close: the program is gone; the connection ends by itself. */
export function closeSocket(env: HostEnvironment, host: Host, socket: TcpSocket): void {
  disownSocket(socket);
  switch (socket.state) {
    case 'listen':
    case 'syn-sent':
      destroySocket(env, host, socket);
      return;
    case 'closed':
      host.sockets.delete(socket.id);
      return;
    case 'syn-received':
    case 'established':
    case 'close-wait':
      closeConnection(env, host, socket);
      return;
    case 'fin-wait-1':
    case 'fin-wait-2':
    case 'closing':
    case 'last-ack':
    case 'time-wait':
      return;
  }
}

// RFC 2525 2.17: what was received and never read is lost, so the peer gets a reset.
function closeConnection(env: HostEnvironment, host: Host, socket: TcpSocket): void {
  if (socket.received.length > 0) {
    abort(env, host, socket);
    return;
  }
  socket.state = socket.state === 'close-wait' ? 'last-ack' : 'fin-wait-1';
  socket.finWanted = true;
  pushOut(env, host, socket);
}
