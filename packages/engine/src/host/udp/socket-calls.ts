import type { KernelErrorCode } from '../../core/kernel-error.js';
import { nextBelow, nextUint32 } from '../../core/prng.js';
import { IPV4_ANY, type Ipv4Address } from '../../wire/address.js';
import { type Ipv4Packet, ipv4Length } from '../../wire/frame.js';
import { count } from '../counters.js';
import type { HostEnvironment } from '../environment.js';
import type { Host } from '../host.js';
import { outputLocal } from '../ip-output.js';
import { LOCAL_ORIGIN } from '../neighbour.js';
import { pathMtu } from '../path-mtu.js';
import { routeOutput } from '../route-output.js';
import type { UdpSocket } from './socket.js';

const FIRST_EPHEMERAL_PORT = 32_768;
const EPHEMERAL_PORTS = 28_232;
const PAYLOAD_BYTES_MAX = 65_507;

export interface Remote {
  readonly address: Ipv4Address;
  readonly port: number;
}

/** socket and bind. Port 0: a free one. `address` may be one that the host does not hold (IP_FREEBIND). */
export function bindUdp(host: Host, owner: number, address: Ipv4Address, port: number): UdpSocket | KernelErrorCode {
  if (port !== 0 && isTaken(host, address, port)) return 'EADDRINUSE';
  return createSocket(host, owner, { address, port: port === 0 ? freePort(host) : port }, null);
}

/** connect: from now on it hears that one peer only, and of errors. */
export function connectUdp(
  env: HostEnvironment,
  host: Host,
  socket: UdpSocket,
  remote: Remote,
): UdpSocket | KernelErrorCode {
  const route = routeOutput(host, env.now, remote.address, socket.localAddress, 0);
  if (!route.ok) {
    if (route.code === 'ENETUNREACH') count(host.counters, 'IpOutNoRoutes');
    return route.code;
  }
  if (route.type === 'broadcast') return 'EACCES';
  const local = { address: route.source, port: socket.localPort };
  host.udpSockets.delete(socket.id);
  return createSocket(host, socket.owner, local, remote);
}

function createSocket(host: Host, owner: number, local: Remote, remote: Remote | null): UdpSocket {
  const socket: UdpSocket = {
    id: host.nextSocketId++,
    owner,
    localAddress: local.address,
    localPort: local.port,
    remoteAddress: remote?.address ?? IPV4_ANY,
    remotePort: remote?.port ?? 0,
    inbox: [],
    error: null,
  };
  host.udpSockets.set(socket.id, socket);
  return socket;
}

function isTaken(host: Host, address: Ipv4Address, port: number): boolean {
  for (const socket of host.udpSockets.values()) {
    if (socket.localPort !== port) continue;
    if (socket.localAddress === address || socket.localAddress === IPV4_ANY || address === IPV4_ANY) return true;
  }
  return false;
}

function freePort(host: Host): number {
  const start = nextBelow(host.prng, EPHEMERAL_PORTS);
  for (let step = 0; step < EPHEMERAL_PORTS; step++) {
    const port = FIRST_EPHEMERAL_PORT + ((start + step) % EPHEMERAL_PORTS);
    if (!isTaken(host, IPV4_ANY, port)) return port;
  }
  return FIRST_EPHEMERAL_PORT + start;
}

export function closeUdp(host: Host, socket: UdpSocket): void {
  host.udpSockets.delete(socket.id);
}

/** udp_sendmsg: one datagram, in fragments if it must be. The errno if it cannot leave. */
export function sendDatagram(
  env: HostEnvironment,
  host: Host,
  socket: UdpSocket,
  to: Remote,
  payload: Uint8Array,
): KernelErrorCode | null {
  if (payload.length > PAYLOAD_BYTES_MAX) return 'EMSGSIZE';
  const route = routeOutput(host, env.now, to.address, socket.localAddress, 0);
  if (!route.ok) {
    if (route.code === 'ENETUNREACH') count(host.counters, 'IpOutNoRoutes');
    return route.code;
  }
  if (route.type === 'broadcast') return 'EACCES';
  const packet: Ipv4Packet = {
    kind: 'ipv4',
    src: route.source,
    dst: to.address,
    ttl: host.sysctls.global.ip_default_ttl,
    tos: 0,
    id: nextUint32(host.prng) & 0xffff,
    dontFragment: false,
    moreFragments: false,
    fragmentOffset: 0,
    payload: { kind: 'udp', sourcePort: socket.localPort, destinationPort: to.port, payload },
  };
  count(host.counters, 'UdpOutDatagrams');
  // IP_PMTUDISC_WANT: what fits must not be cut on the way, what does not is cut here.
  const fits = ipv4Length(packet) <= pathMtu(host, env.now, route, to.address);
  const dontFragment = fits && host.sysctls.global.ip_no_pmtu_disc === 0;
  return outputLocal(env, host, route, { ...packet, dontFragment }, LOCAL_ORIGIN) ? null : 'EPERM';
}
