import type { HookVerdict, HostEnvironment } from '../../host/environment.js';
import type { Host } from '../../host/host.js';
import { outputHandled } from '../../host/ip-output.js';
import { IPV4_ANY } from '../../wire/address.js';
import type { Ipv4Packet } from '../../wire/frame.js';
import type { Connection } from '../ipvs.js';
import { PLAIN, wayOut } from './way-out.js';

/** ip_vs_dr_xmit: the same packet, one hop older, to the real server's MAC. */
export function sendByDirectRoute(
  env: HostEnvironment,
  host: Host,
  connection: Connection,
  packet: Ipv4Packet,
): HookVerdict {
  const way = wayOut(env, host, connection, packet, PLAIN);
  if (way.kind === 'none') return 'stolen';
  if (way.kind === 'local') {
    env.decided('IPVS-LOCAL-NODE');
    return packet;
  }
  env.decided('IPVS-DIRECT-ROUTE');
  // The packet keeps the VIP as its destination: the neighbour is the one that the route to the real server names.
  const gateway = way.route.gateway === IPV4_ANY ? connection.destinationAddress : way.route.gateway;
  outputHandled(env, host, { type: way.route.type, out: way.route.out, gateway }, way.packet);
  return 'stolen';
}
