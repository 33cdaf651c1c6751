import type { HookVerdict } from '../host/environment.js';
import type { Host } from '../host/host.js';
import { reassemble } from '../host/reassembly.js';
import type { IcmpError, Ipv4Packet } from '../wire/frame.js';
import { ipv4Length, PROTOCOL_ICMP, PROTOCOL_TCP, PROTOCOL_UDP, protocolOf } from '../wire/frame.js';
import { advance, type Flow, findByReply, touch } from './connection-table.js';
import type { IpvsEnvironment } from './environment.js';
import { errorForClient, forClient } from './forward/translate.js';
import type { Connection, Ipvs } from './ipvs.js';
import { countOutgoing } from './statistics.js';

/** What became of a packet that may be a server's answer; `handled`: IPVS has to do with it (skb->ipvs_property). */
export interface Reply {
  readonly handled: boolean;
  readonly packet: Ipv4Packet;
}

/**
 * ip_vs_out_hook: an answer that passes this director (because it is the servers' gateway, or the server itself)
 * moves the connection's state and counts as outgoing. A masqueraded one gets the VIP as its source.
 */
export function ipvsReply(env: IpvsEnvironment, ipvs: Ipvs, packet: Ipv4Packet): Reply {
  const { payload } = packet;
  if (payload.kind === 'icmp-error') return errorFromServer(env, ipvs, packet, payload);
  if (payload.kind !== 'tcp' && payload.kind !== 'udp') return { handled: false, packet };
  const connection = findByReply(ipvs, {
    protocol: payload.kind,
    clientAddress: packet.dst,
    clientPort: payload.destinationPort,
    virtualAddress: packet.src,
    virtualPort: payload.sourcePort,
  });
  if (connection === undefined) return { handled: false, packet };
  countReply(env, ipvs, connection, ipv4Length(packet));
  advance(ipvs, connection, payload, true);
  touch(env, connection);
  const translated = connection.forwarding === 'masquerade';
  if (translated) env.decided('IPVS-REPLY');
  return { handled: true, packet: translated ? forClient(connection, packet) : packet };
}

/** ip_vs_out_icmp: an error about the client's own packet goes back the same way as answers do. */
function errorFromServer(env: IpvsEnvironment, ipvs: Ipvs, packet: Ipv4Packet, error: IcmpError): Reply {
  const flow = error.type === 5 ? null : flowQuoted(error.quoted);
  const connection = flow === null ? undefined : findByReply(ipvs, flow);
  if (connection === undefined) return { handled: false, packet };
  countReply(env, ipvs, connection, ipv4Length(packet));
  const translated = connection.forwarding === 'masquerade';
  return { handled: true, packet: translated ? errorForClient(connection, packet) : packet };
}

/** The flow of a quoted packet that went from the client to a server. */
function flowQuoted(quoted: Ipv4Packet): Flow | null {
  const { payload } = quoted;
  if (payload.kind !== 'tcp' && payload.kind !== 'udp') return null;
  return {
    protocol: payload.kind,
    clientAddress: quoted.src,
    clientPort: payload.sourcePort,
    virtualAddress: quoted.dst,
    virtualPort: payload.destinationPort,
  };
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
