import type { GivenFrameView, MoveKind, QuestionView } from '@frameplay/classroom';

/** What the frame before has in the field that is asked for; null: it has no such field, or none is asked for. */
export function givenValue(given: GivenFrameView | null, field: QuestionView['frameField']): string | null {
  if (given === null || field === null) return null;
  const { src, dst, arp, ip, tcp } = given.frame;
  switch (field) {
    case 'src':
      return src;
    case 'dst':
      return dst;
    case 'op':
      return arp === null ? null : String(arp.op);
    case 'sha':
    case 'spa':
    case 'tha':
    case 'tpa':
      return arp?.[field] ?? null;
    case 'srcIp':
      return ip?.src ?? null;
    case 'dstIp':
      return ip?.dst ?? null;
    case 'ttl':
      return ip === null ? null : String(ip.ttl);
    case 'sport':
    case 'dport':
      return tcp === null ? null : String(tcp[field]);
    case 'flags':
      // As answers have it: `syn-ack`.
      return tcp === null ? null : tcp.flags.toLowerCase().replaceAll('·', '-');
  }
}

/** Which sign the frame has. */
export function kindOfGiven({ frame: { arp, tcp, ip } }: GivenFrameView): MoveKind {
  if (arp !== null) return 'arp';
  if (tcp === null || ip === null) return 'ip';
  return tcp.flags.includes('RST') ? 'error' : 'tcp';
}
