import type { HookVerdict, HostEnvironment } from '../../host/environment.js';
import type { Host } from '../../host/host.js';
import { outputHandled } from '../../host/ip-output.js';
import { isLoopback } from '../../wire/address.js';
import { type Ipv4Packet, oneHopOlder } from '../../wire/frame.js';
import type { Connection } from '../ipvs.js';
import { errorForServer, forServer } from './translate.js';
import { PLAIN, wayOut } from './way-out.js';

/** ip_vs_nat_xmit, and ip_vs_icmp_xmit for an error: destination address and port become the real server's. */
export function sendByMasquerade(
  env: HostEnvironment,
  host: Host,
  connection: Connection,
  packet: Ipv4Packet,
): HookVerdict {
  const way = wayOut(env, host, connection, packet, PLAIN);
  if (way === 'none') return 'stolen';
  env.decided('IPVS-MASQUERADE');
  if (way === 'local') return isLoopback(connection.destinationAddress) ? 'stolen' : translated(connection, packet);
  outputHandled(env, host, way, translated(connection, oneHopOlder(packet)));
  return 'stolen';
}

function translated(connection: Connection, packet: Ipv4Packet): Ipv4Packet {
  const isError = packet.payload.kind === 'icmp-error';
  return isError ? errorForServer(connection, packet) : forServer(connection, packet);
}
