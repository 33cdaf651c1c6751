import type { Ipv4Address } from '../../wire/address.js';
import type { IcmpError, Ipv4Packet } from '../../wire/frame.js';
import type { Connection } from '../ipvs.js';

// What ip_vs_nat_xmit, handle_response and ip_vs_nat_icmp write into a packet; checksums come with the octets.

export function forServer(connection: Connection, packet: Ipv4Packet): Ipv4Packet {
  return withDestination(packet, connection.destinationAddress, connection.destinationPort);
}

/** snat_handler: what the server says, the client hears from the VIP. */
export function forClient(connection: Connection, packet: Ipv4Packet): Ipv4Packet {
  return withSource(packet, connection.virtualAddress, connection.virtualPort);
}

/** An error for the server, about what the client thinks came from the VIP. */
export function errorForServer(connection: Connection, packet: Ipv4Packet): Ipv4Packet {
  const quote = (quoted: Ipv4Packet): Ipv4Packet =>
    withSource(quoted, connection.destinationAddress, connection.destinationPort);
  return { ...packet, dst: connection.destinationAddress, payload: requoted(packet, quote) };
}

/** An error for the client, about what it sent to the VIP. */
export function errorForClient(connection: Connection, packet: Ipv4Packet): Ipv4Packet {
  const quote = (quoted: Ipv4Packet): Ipv4Packet =>
    withDestination(quoted, connection.virtualAddress, connection.virtualPort);
  return { ...packet, src: connection.virtualAddress, payload: requoted(packet, quote) };
}

function requoted(packet: Ipv4Packet, change: (quoted: Ipv4Packet) => Ipv4Packet): Ipv4Packet['payload'] {
  if (packet.payload.kind !== 'icmp-error') return packet.payload;
  const error: IcmpError = { ...packet.payload, quoted: change(packet.payload.quoted) };
  return error;
}

function withSource(packet: Ipv4Packet, src: Ipv4Address, sourcePort: number): Ipv4Packet {
  const { payload } = packet;
  if (payload.kind !== 'tcp' && payload.kind !== 'udp') return { ...packet, src };
  return { ...packet, src, payload: { ...payload, sourcePort } };
}

function withDestination(packet: Ipv4Packet, dst: Ipv4Address, destinationPort: number): Ipv4Packet {
  const { payload } = packet;
  if (payload.kind !== 'tcp' && payload.kind !== 'udp') return { ...packet, dst };
  return { ...packet, dst, payload: { ...payload, destinationPort } };
}
