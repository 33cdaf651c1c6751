import type { Ipv4Packet, Ipv4Payload } from '../../../wire/frame.js';
import type { Tuple } from './flow.js';

/** Which end of a packet is translated (enum nf_nat_manip_type). */
export type NatSide = 'source' | 'destination';

/** nf_nat_manip_pkt: one end of the packet as the tuple has it. An echo has one id for both. */
export function rewritten(packet: Ipv4Packet, side: NatSide, target: Tuple): Ipv4Packet {
  const payload = rewrittenPayload(packet.payload, side, target);
  return side === 'source' ? { ...packet, src: target.src, payload } : { ...packet, dst: target.dst, payload };
}

function rewrittenPayload(payload: Ipv4Payload, side: NatSide, target: Tuple): Ipv4Payload {
  if (payload.kind === 'icmp-echo') return { ...payload, id: target.sourcePort };
  if (payload.kind !== 'tcp' && payload.kind !== 'udp') return payload;
  return side === 'source'
    ? { ...payload, sourcePort: target.sourcePort }
    : { ...payload, destinationPort: target.destinationPort };
}
