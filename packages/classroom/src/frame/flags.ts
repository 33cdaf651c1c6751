import { type Ipv4Packet, TCP_ACK, TCP_FIN, TCP_PSH, TCP_RST, TCP_SYN } from '@frameplay/engine';

const FLAG_WORDS = [
  [TCP_SYN, 'SYN'],
  [TCP_FIN, 'FIN'],
  [TCP_RST, 'RST'],
  [TCP_PSH, 'PSH'],
  [TCP_ACK, 'ACK'],
] as const;

/** `SYN`, `SYN·ACK`, `PSH·ACK`, ... */
export function flagsText(flags: number): string {
  return FLAG_WORDS.filter(([bit]) => (flags & bit) !== 0)
    .map(([, word]) => word)
    .join('·');
}

export function flagsOfPacket({ payload }: Ipv4Packet): string {
  return payload.kind === 'tcp' ? flagsText(payload.flags) : payload.kind.toUpperCase();
}
