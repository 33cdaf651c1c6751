import type { Frame } from '@frameplay/engine';

type Carried = Extract<Frame['payload'], { readonly kind: 'ipv4' }>['payload'];

/**
 * Do two frames carry the same packet, or ask the same question? A router changes MACs and TTL, address translation the
 * addresses and ports, a tunnel puts a header around; what stays is the packet's own id and its place in the stream.
 */
export function isSamePacket(a: Frame, b: Frame): boolean {
  if (a === b) return true;
  if (a.payload.kind !== 'ipv4' || b.payload.kind !== 'ipv4') return a.payload === b.payload;
  const [left, right] = [innermost(a.payload), innermost(b.payload)];
  return left.id === right.id && markOf(left.payload) === markOf(right.payload);
}

type Packet = Extract<Frame['payload'], { readonly kind: 'ipv4' }>;

function innermost(packet: Packet): Packet {
  return packet.payload.kind === 'ipv4' ? innermost(packet.payload) : packet;
}

function markOf(carried: Carried): string {
  switch (carried.kind) {
    case 'tcp':
      return `tcp ${carried.seq} ${carried.ack} ${carried.flags} ${carried.payload.length}`;
    case 'udp':
      return `udp ${carried.payload.length}`;
    case 'icmp-echo':
      return `echo ${carried.type} ${carried.id} ${carried.seq}`;
    case 'icmp-error':
      return `error ${carried.type} ${carried.code} ${carried.quoted.id}`;
    case 'opaque':
      return `opaque ${carried.protocol} ${carried.bytes.length}`;
    case 'ipv4':
      return 'tunnel';
  }
}
