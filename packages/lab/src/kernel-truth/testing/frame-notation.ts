import { type Frame, formatIpv4, formatMac, type Ipv4Packet, protocolOf } from '@frameplay/engine';

/**
 * One frame as the table of kernel truths writes it: `MAC>MAC ARP op=1 sha=MAC spa=IP tpa=IP`,
 * `MAC>MAC IP src>dst ttl=64 proto=1 icmp=8/0`, `... proto=6 tcpflags=0x12 (80, 4001)`.
 */
export function inNotation(frame: Frame): string {
  return `${formatMac(frame.src)}>${formatMac(frame.dst)} ${payloadInNotation(frame)}`;
}

function payloadInNotation({ payload }: Frame): string {
  switch (payload.kind) {
    case 'arp': {
      const { operation, senderMac, senderIp, targetIp } = payload;
      return `ARP op=${operation} sha=${formatMac(senderMac)} spa=${formatIpv4(senderIp)} tpa=${formatIpv4(targetIp)}`;
    }
    case 'ipv4':
      return packetInNotation(payload);
    case 'opaque':
      return 'other';
  }
}

function packetInNotation(packet: Ipv4Packet): string {
  const head = `IP ${formatIpv4(packet.src)}>${formatIpv4(packet.dst)} ttl=${packet.ttl} proto=${protocolOf(packet.payload)}`;
  const { payload } = packet;
  switch (payload.kind) {
    case 'icmp-echo':
      return `${head} icmp=${payload.type}/0`;
    case 'icmp-error':
      return `${head} icmp=${payload.type}/${payload.code}`;
    case 'tcp':
      return `${head} tcpflags=0x${payload.flags.toString(16).padStart(2, '0')} (${payload.sourcePort}, ${payload.destinationPort})`;
    default:
      return head;
  }
}
