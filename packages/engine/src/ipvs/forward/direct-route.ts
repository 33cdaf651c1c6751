import { count } from '../../host/counters.js';
import type { HookVerdict, HostEnvironment } from '../../host/environment.js';
import type { Host } from '../../host/host.js';
import { sendIcmpError, sendTimeExceeded, sendUnreachable } from '../../host/icmp-send.js';
import { outputHandled } from '../../host/ip-output.js';
import { routeOutput } from '../../host/route-output.js';
import { IPV4_ANY } from '../../wire/address.js';
import { ICMP_FRAGMENTATION_NEEDED, ICMP_UNREACHABLE, type Ipv4Packet, ipv4Length } from '../../wire/frame.js';
import type { Connection } from '../ipvs.js';

const HOST_UNREACHABLE = 1;

/** ip_vs_dr_xmit: the same packet, one hop older, to the real server's MAC. */
export function sendByDirectRoute(
  env: HostEnvironment,
  host: Host,
  connection: Connection,
  packet: Ipv4Packet,
): HookVerdict {
  const offence = { packet, unicast: true, delivered: true };
  const route = routeOutput(host, connection.destinationAddress, IPV4_ANY, 0);
  if (!route.ok) {
    sendUnreachable(env, host, HOST_UNREACHABLE, offence);
    return 'stolen';
  }
  if (route.type === 'local') {
    env.decided('IPVS-LOCAL-NODE');
    return 'accept';
  }
  if (packet.ttl <= 1) {
    env.decided('IPVS-TTL');
    count(host.counters, 'IpInHdrErrors');
    sendTimeExceeded(env, host, offence);
    return 'stolen';
  }
  if (packet.dontFragment && ipv4Length(packet) > route.out.mtu) {
    sendIcmpError(env, host, { type: ICMP_UNREACHABLE, code: ICMP_FRAGMENTATION_NEEDED, mtu: route.out.mtu }, offence);
    return 'stolen';
  }
  env.decided('IPVS-DIRECT-ROUTE');
  // The packet keeps the VIP as its destination: the neighbour is the one that the route to the real server names.
  const gateway = route.gateway === IPV4_ANY ? connection.destinationAddress : route.gateway;
  outputHandled(env, host, { ...route, gateway }, { ...packet, ttl: packet.ttl - 1 });
  return 'stolen';
}
