import type { KernelErrorCode } from '../../core/kernel-error.js';
import { IPV4_ANY, type Ipv4Address } from '../../wire/address.js';
import {
  ICMP_FRAGMENTATION_NEEDED,
  ICMP_PORT_UNREACHABLE,
  ICMP_UNREACHABLE,
  type IcmpError,
  type Ipv4Packet,
  type UdpDatagram,
} from '../../wire/frame.js';
import { count } from '../counters.js';
import type { HostEnvironment } from '../environment.js';
import type { Host } from '../host.js';
import { type Offence, sendUnreachable } from '../icmp-send.js';
import { learnPathMtu } from '../path-mtu.js';
import { routeOutput } from '../route-output.js';
import type { UdpSocket } from './socket.js';

/** udp_rcv. */
export function receiveUdp(env: HostEnvironment, host: Host, offence: Offence, datagram: UdpDatagram): void {
  const { packet } = offence;
  const socket = findSocket(host, packet.dst, datagram.destinationPort, packet.src, datagram.sourcePort);
  if (socket === undefined) {
    env.decided('UDP-NO-SOCKET');
    count(host.counters, 'UdpNoPorts');
    sendUnreachable(env, host, ICMP_PORT_UNREACHABLE, offence);
    return;
  }
  env.decided('UDP-DELIVER');
  count(host.counters, 'UdpInDatagrams');
  socket.inbox.push({ address: packet.src, port: datagram.sourcePort, payload: datagram.payload });
  env.wake(host, socket.owner);
}

/** __udp4_lib_lookup: sockets bound to the address come first, and connected ones before the others. */
function findSocket(
  host: Host,
  local: Ipv4Address,
  localPort: number,
  remote: Ipv4Address,
  remotePort: number,
): UdpSocket | undefined {
  let best: UdpSocket | undefined;
  let bestScore = -1;
  for (const socket of host.udpSockets.values()) {
    if (socket.localPort !== localPort) continue;
    if (socket.localAddress !== IPV4_ANY && socket.localAddress !== local) continue;
    const connected = socket.remoteAddress !== IPV4_ANY;
    if (connected && (socket.remoteAddress !== remote || socket.remotePort !== remotePort)) continue;
    const score = (socket.localAddress === IPV4_ANY ? 0 : 2) + (connected ? 1 : 0);
    if (score <= bestScore) continue;
    best = socket;
    bestScore = score;
  }
  return best;
}

/** udp_err. False: it quotes no socket of ours. */
export function udpError(
  env: HostEnvironment,
  host: Host,
  quoted: Ipv4Packet,
  datagram: UdpDatagram,
  message: IcmpError,
): boolean {
  const socket = findSocket(host, quoted.src, datagram.sourcePort, quoted.dst, datagram.destinationPort);
  if (socket === undefined) return false;
  const error = errorOf(message);
  if (error === 'EMSGSIZE') {
    const route = routeOutput(host, env.now, quoted.dst, quoted.src, 0);
    if (route.ok) learnPathMtu(host, env.now, route, quoted.dst, message.mtu);
  }
  if (error === null || socket.remoteAddress === IPV4_ANY) return true;
  socket.error = error;
  env.wake(host, socket.owner);
  return true;
}

/** icmp_err_convert, the fatal ones: the others a connected socket does not even notice. */
const FATAL: Readonly<Record<number, KernelErrorCode>> = {
  2: 'ENOPROTOOPT',
  3: 'ECONNREFUSED',
  6: 'ENETUNREACH',
  7: 'EHOSTUNREACH',
  8: 'EHOSTUNREACH',
  9: 'ENETUNREACH',
  10: 'EHOSTUNREACH',
  13: 'EHOSTUNREACH',
  14: 'EHOSTUNREACH',
  15: 'EHOSTUNREACH',
};

function errorOf(message: IcmpError): KernelErrorCode | null {
  if (message.type !== ICMP_UNREACHABLE) return null;
  return message.code === ICMP_FRAGMENTATION_NEEDED ? 'EMSGSIZE' : (FATAL[message.code] ?? null);
}
