import type { HookVerdict } from '../host/environment.js';
import type { Host } from '../host/host.js';
import { reassemble } from '../host/reassembly.js';
import type { IcmpError, Ipv4Packet } from '../wire/frame.js';
import { ICMP_REDIRECT, ipv4Length, PROTOCOL_ICMP, PROTOCOL_TCP, PROTOCOL_UDP, protocolOf } from '../wire/frame.js';
import { advance, findByReply, touch } from './connection-table.js';
import type { IpvsEnvironment } from './environment.js';
import { errorForClient, forClient } from './forward/translate.js';
import type { Connection, Ipvs } from './ipvs.js';
import { countOutgoing } from './statistics.js';

/**
 * ip_vs_out_hook: an answer that passes this director (because it is the servers' gateway, or the server itself)
 * moves the connection's state and counts as outgoing. A masqueraded one gets the VIP as its source. Null: IPVS has
 * nothing to do with it (skb->ipvs_property).
 */
export function ipvsReply(env: IpvsEnvironment, ipvs: Ipvs, packet: Ipv4Packet): Ipv4Packet | null {
  const { payload } = packet;
  if (payload.kind === 'icmp-error') return errorFromServer(env, ipvs, packet, payload);
  if (payload.kind !== 'tcp' && payload.kind !== 'udp') return null;
  const { kind, destinationPort, sourcePort } = payload;
  const connection = findByReply(ipvs, kind, packet.dst, destinationPort, packet.src, sourcePort);
  if (connection === undefined) return null;
  countReply(env, ipvs, connection, ipv4Length(packet));
  advance(ipvs, connection, payload, true);
  touch(env, connection);
  if (connection.forwarding !== 'masquerade') return packet;
  env.decided('IPVS-REPLY');
  return forClient(connection, packet);
}

/** ip_vs_out_icmp: an error about the client's own packet goes back the same way as answers do. */
function errorFromServer(env: IpvsEnvironment, ipvs: Ipvs, packet: Ipv4Packet, error: IcmpError): Ipv4Packet | null {
  const connection = error.type === ICMP_REDIRECT ? undefined : connectionQuoted(ipvs, error.quoted);
  if (connection === undefined) return null;
  countReply(env, ipvs, connection, ipv4Length(packet));
  return connection.forwarding === 'masquerade' ? errorForClient(connection, packet) : packet;
}

/** The connection of a quoted packet that went from the client to a server. */
function connectionQuoted(ipvs: Ipvs, { src, dst, payload }: Ipv4Packet): Connection | undefined {
  if (payload.kind !== 'tcp' && payload.kind !== 'udp') return undefined;
  return findByReply(ipvs, payload.kind, src, payload.sourcePort, dst, payload.destinationPort);
}

/** ip_vs_out_stats. */
export function countReply(env: IpvsEnvironment, ipvs: Ipvs, connection: Connection, bytes: number): void {
  const destination = ipvs.destinations.get(connection.destination);
  if (destination !== undefined) countOutgoing(destination.stats, env.now, bytes);
  const service = ipvs.services.get(connection.service);
  if (service !== undefined) countOutgoing(service.stats, env.now, bytes);
}

/** ip_vs_gather_frags: answers in pieces are looked at as a whole. */
export function gatherFragments(env: IpvsEnvironment, host: Host, packet: Ipv4Packet): HookVerdict {
  if (!packet.moreFragments && packet.fragmentOffset === 0) return packet;
  const protocol = protocolOf(packet.payload);
  if (protocol !== PROTOCOL_TCP && protocol !== PROTOCOL_UDP && protocol !== PROTOCOL_ICMP) return packet;
  return reassemble(host, env.now, packet) ?? 'stolen';
}
