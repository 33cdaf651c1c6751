import type { HookVerdict, HostEnvironment } from '../../host/environment.js';
import type { Host } from '../../host/host.js';
import { outputHandled } from '../../host/ip-output.js';
import type { Mistakes } from '../../mistake/mistake.js';
import { type Ipv4Packet, oneHopOlder } from '../../wire/frame.js';
import type { Connection } from '../ipvs.js';
import { forServer } from './translate.js';
import { PLAIN, wayOut } from './way-out.js';

/** ip_vs_dr_xmit: the same packet, one hop older, to the real server's MAC. */
export function sendByDirectRoute(
  env: HostEnvironment,
  host: Host,
  connection: Connection,
  packet: Ipv4Packet,
): HookVerdict {
  const way = wayOut(env, host, connection, packet, PLAIN);
  if (way === 'none') return 'stolen';
  if (way === 'local') {
    env.decided('IPVS-LOCAL-NODE');
    return packet;
  }
  if (host.mistakes !== null && isHeldBack(host, host.mistakes)) return 'stolen';
  env.decided('IPVS-DIRECT-ROUTE');
  const lowered = oneHopOlder(packet);
  const sent = host.mistakes === null ? lowered : mistaken(host.mistakes, connection, packet, lowered);
  // The packet keeps the VIP as its destination: the neighbour is the one that the route to the real server names.
  outputHandled(env, host, way, sent);
  return 'stolen';
}

/** M20: only a router sends on. */
function isHeldBack(host: Host, mistakes: NonNullable<Mistakes>): boolean {
  return mistakes.has('M20') && host.sysctls.global.ip_forward === 0;
}

/** M2, M21: what address translation would write; M37: the TTL as it came. */
function mistaken(
  mistakes: NonNullable<Mistakes>,
  connection: Connection,
  arrived: Ipv4Packet,
  lowered: Ipv4Packet,
): Ipv4Packet {
  const packet = mistakes.has('M37') ? { ...lowered, ttl: arrived.ttl } : lowered;
  const translated = forServer(connection, packet);
  return {
    ...packet,
    dst: mistakes.has('M2') ? translated.dst : packet.dst,
    payload: mistakes.has('M21') ? translated.payload : packet.payload,
  };
}
