import type { HookVerdict } from '../host/environment.js';
import { addressType } from '../host/fib.js';
import type { Host } from '../host/host.js';
import { sendIcmpError } from '../host/icmp-send.js';
import { learnPathMtu, pathMtu } from '../host/path-mtu.js';
import { routeOutput } from '../host/route-output.js';
import { IPV4_ANY, type Ipv4Address } from '../wire/address.js';
import {
  ICMP_FRAGMENTATION_NEEDED,
  ICMP_REDIRECT,
  ICMP_UNREACHABLE,
  type IcmpError,
  type Ipv4Packet,
  ipv4Length,
} from '../wire/frame.js';
import { findConnection } from './connection-table.js';
import type { IpvsEnvironment } from './environment.js';
import { sendToServer } from './forward/forward.js';
import type { Connection, Ipvs } from './ipvs.js';
import { countReply } from './reply.js';
import { countIncoming } from './statistics.js';

const OUTER_HEADER_BYTES = 20;
const MTU_MIN = 68;

/** ip_vs_in_icmp: an error about what a server sent the client belongs to that server. */
export function ipvsErrorIn(
  env: IpvsEnvironment,
  host: Host,
  ipvs: Ipvs,
  packet: Ipv4Packet,
  error: IcmpError,
): HookVerdict {
  if (error.type === ICMP_REDIRECT) return packet;
  if (error.quoted.payload.kind === 'ipv4') return tunnelError(env, host, ipvs, packet, error);
  const connection = connectionAnswered(ipvs, error.quoted);
  if (connection === undefined) return packet;
  env.decided('IPVS-ICMP');
  countError(env, ipvs, connection, packet);
  return sendToServer(env, host, ipvs, connection, packet);
}

/** The connection to which a packet from the VIP to a client belongs. */
function connectionAnswered(ipvs: Ipvs, quoted: Ipv4Packet): Connection | undefined {
  const { payload } = quoted;
  if (payload.kind !== 'tcp' && payload.kind !== 'udp') return undefined;
  const { kind, sourcePort, destinationPort } = payload;
  return findConnection(ipvs, kind, quoted.dst, destinationPort, quoted.src, sourcePort);
}

/** An error about the outer packet of a tunnel is told to the client, about the inner one. */
function tunnelError(env: IpvsEnvironment, host: Host, ipvs: Ipvs, packet: Ipv4Packet, error: IcmpError): HookVerdict {
  const outer = error.quoted;
  const inner = outer.payload;
  if (inner.kind !== 'ipv4' || addressType(host, packet.dst) !== 'local') return packet;
  const connection = isTunnelEnd(ipvs, outer.dst) ? connectionAsked(ipvs, inner) : undefined;
  if (connection === undefined) return packet;
  env.decided('IPVS-ICMP');
  let mtu = 0;
  if (error.type === ICMP_UNREACHABLE && error.code === ICMP_FRAGMENTATION_NEEDED) {
    mtu = learnTunnelMtu(env, host, outer.dst, error.mtu);
    if (!outer.dontFragment) return 'stolen';
    if (mtu > MTU_MIN + OUTER_HEADER_BYTES) mtu -= OUTER_HEADER_BYTES;
  }
  const quotable = Math.min(ipv4Length(inner), error.quotedBytes - OUTER_HEADER_BYTES);
  sendIcmpError(
    env,
    host,
    { type: error.type, code: error.code, mtu, quotedBytesMax: quotable },
    { packet: inner, unicast: true, delivered: true },
  );
  // "ICMP can be shorter but anyways, account it."
  countReply(env, ipvs, connection, quotable);
  return 'stolen';
}

function isTunnelEnd(ipvs: Ipvs, address: Ipv4Address): boolean {
  for (const destination of ipvs.destinations.values())
    if (destination.available && destination.forwarding === 'tunnel' && destination.address === address) return true;
  return false;
}

function connectionAsked(ipvs: Ipvs, inner: Ipv4Packet): Connection | undefined {
  const { payload } = inner;
  if (payload.kind !== 'tcp' && payload.kind !== 'udp') return undefined;
  const { kind, sourcePort, destinationPort } = payload;
  return findConnection(ipvs, kind, inner.src, sourcePort, inner.dst, destinationPort);
}

/** ipv4_update_pmtu of the way to the real server; the resulting MTU is preferred. */
function learnTunnelMtu(env: IpvsEnvironment, host: Host, to: Ipv4Address, mtu: number): number {
  const route = routeOutput(host, env.now, to, IPV4_ANY, 0);
  if (!route.ok) return mtu;
  learnPathMtu(host, env.now, route, to, mtu);
  return pathMtu(host, env.now, route, to);
}

function countError(env: IpvsEnvironment, ipvs: Ipvs, connection: Connection, packet: Ipv4Packet): void {
  const bytes = ipv4Length(packet);
  const destination = ipvs.destinations.get(connection.destination);
  if (destination !== undefined) countIncoming(destination.stats, env.now, bytes);
  const service = ipvs.services.get(connection.service);
  if (service !== undefined) countIncoming(service.stats, env.now, bytes);
}
