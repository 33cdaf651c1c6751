import { count } from '../../host/counters.js';
import type { HostEnvironment } from '../../host/environment.js';
import type { Host } from '../../host/host.js';
import { type Offence, sendIcmpError, sendTimeExceeded, sendUnreachable } from '../../host/icmp-send.js';
import { pathMtu } from '../../host/path-mtu.js';
import { routeOutput } from '../../host/route-output.js';
import { type OutputRoute } from '../../host/routed.js';
import { IPV4_ANY } from '../../wire/address.js';
import {
  ICMP_FRAGMENTATION_NEEDED,
  ICMP_HOST_UNREACHABLE,
  ICMP_UNREACHABLE,
  type Ipv4Packet,
  ipv4Length,
  oneHopOlder,
} from '../../wire/frame.js';
import type { Connection } from '../ipvs.js';

/** Where a packet for a real server goes: out by a route, to this very host, or nowhere (its sender knows). */
export type WayOut = OutputRoute | 'local' | 'none';

export interface WayOptions {
  /** Octets that a tunnel puts in front. */
  readonly overhead: number;
  /** False: what is too large is cut into fragments, whatever its DF says (net.ipv4.vs.pmtu_disc=0). */
  readonly refuseLarge: boolean;
}

export const PLAIN: WayOptions = { overhead: 0, refuseLarge: true };

/** RFC 791: every module must forward 68 octets. */
const MTU_MIN = 68;

/** __ip_vs_get_out_rt in ip_vs_xmit.c. */
export function wayOut(
  env: HostEnvironment,
  host: Host,
  connection: Connection,
  packet: Ipv4Packet,
  options: WayOptions,
): WayOut {
  const route = routeOutput(host, env.now, connection.destinationAddress, IPV4_ANY, 0);
  if (!route.ok) {
    sendUnreachable(env, host, ICMP_HOST_UNREACHABLE, offenceOf(packet));
    return 'none';
  }
  if (route.type === 'local') return 'local';
  if (packet.ttl <= 1) {
    env.decided('IPVS-TTL');
    count(host.counters, 'IpInHdrErrors');
    sendTimeExceeded(env, host, offenceOf(packet));
    return 'none';
  }
  const mtu = pathMtu(host, env.now, route, connection.destinationAddress) - options.overhead;
  if (mtu < MTU_MIN) return 'none';
  if (options.refuseLarge && isTooLarge(packet, mtu)) {
    env.decided('IPVS-TOO-LARGE');
    const error = { type: ICMP_UNREACHABLE, code: ICMP_FRAGMENTATION_NEEDED, mtu } as const;
    sendIcmpError(env, host, error, offenceOf(oneHopOlder(packet)));
    return 'none';
  }
  return route;
}

function offenceOf(packet: Ipv4Packet): Offence {
  return { packet, unicast: true, delivered: true };
}

/** ensure_mtu_is_adequate. ICMP errors that are passed on are never refused. */
function isTooLarge(packet: Ipv4Packet, mtu: number): boolean {
  return packet.dontFragment && ipv4Length(packet) > mtu && packet.payload.kind !== 'icmp-error';
}
