import { type Ipv4Packet, TCP_ACK, TCP_SYN, type TcpSegment } from '@frameplay/engine';

const SEQ_RANGE = 0x1_0000_0000;

/** Initial sequence numbers by direction, so that people read numbers relative to the SYN. */
export interface RelativeSeqs {
  relative(packet: Ipv4Packet, segment: TcpSegment): { readonly seq: number; readonly ack: number };
}

export function createRelativeSeqs(): RelativeSeqs {
  const initial = new Map<string, number>();
  return {
    relative(packet, { sourcePort, destinationPort, seq, ack, flags }) {
      const own = `${packet.src}:${sourcePort}>${packet.dst}:${destinationPort}`;
      const other = `${packet.dst}:${destinationPort}>${packet.src}:${sourcePort}`;
      if ((flags & TCP_SYN) !== 0) initial.set(own, seq);
      const base = initial.get(own) ?? seq;
      const otherBase = initial.get(other) ?? ack;
      const acks = (flags & TCP_ACK) !== 0;
      return { seq: difference(seq, base), ack: acks ? difference(ack, otherBase) : 0 };
    },
  };
}

function difference(value: number, base: number): number {
  return (value - base + SEQ_RANGE) % SEQ_RANGE;
}
