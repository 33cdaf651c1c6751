import type { Ipv4Address } from '../wire/address.js';
import { type Ipv4Packet, ipv4Length } from '../wire/frame.js';
import { advance, findConnection, touch } from './connection-table.js';
import type { Connection, Ipvs } from './ipvs.js';
import type { IpvsEnvironment } from './local-in.js';
import { countOutgoing } from './statistics.js';

/**
 * ip_vs_out_hook for direct routing: an answer from the VIP that passes this director (because it is
 * the servers' gateway, or the server itself) moves the connection's state and counts as outgoing.
 */
export function ipvsReply(env: IpvsEnvironment, ipvs: Ipvs, packet: Ipv4Packet): void {
  const payload = packet.payload;
  if (payload.kind === 'tcp') {
    const connection = connectionFrom(ipvs, packet.src, payload.sourcePort, packet.dst, payload.destinationPort);
    if (connection === undefined) return;
    countReply(env, ipvs, connection, packet);
    advance(ipvs, connection, payload.flags, true);
    touch(env, connection);
    return;
  }
  // ip_vs_out_icmp: an error about the client's own packet goes back the same way as answers do.
  if (payload.kind !== 'icmp-error' || payload.quoted.payload.kind !== 'tcp' || payload.type === 5) return;
  const quoted = payload.quoted.payload;
  const connection = connectionFrom(
    ipvs,
    payload.quoted.dst,
    quoted.destinationPort,
    payload.quoted.src,
    quoted.sourcePort,
  );
  if (connection !== undefined) countReply(env, ipvs, connection, packet);
}

function connectionFrom(
  ipvs: Ipvs,
  virtualAddress: Ipv4Address,
  virtualPort: number,
  clientAddress: Ipv4Address,
  clientPort: number,
): Connection | undefined {
  return findConnection(ipvs, { clientAddress, clientPort, virtualAddress, virtualPort });
}

function countReply(env: IpvsEnvironment, ipvs: Ipvs, connection: Connection, packet: Ipv4Packet): void {
  const bytes = ipv4Length(packet);
  const destination = ipvs.destinations.get(connection.destination);
  if (destination !== undefined) countOutgoing(destination.stats, env.now, bytes);
  const service = ipvs.services.get(connection.service);
  if (service !== undefined) countOutgoing(service.stats, env.now, bytes);
}
