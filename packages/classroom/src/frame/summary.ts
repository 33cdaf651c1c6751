import type { FrameView } from '../view.js';

/** One line that says what the frame says; sealed viewers get less of it (project/lens). */
export function summaryOf({ arp, ip, tcp, icmp }: FrameView): string {
  if (arp !== null) return arpSummary(arp.op, arp.sha, arp.spa, arp.tpa);
  if (tcp !== null) {
    const size = tcp.len === 0 ? '' : ` ${tcp.len} B`;
    return `${tcp.flags} ${tcp.sport}→${tcp.dport}${size}`;
  }
  if (ip === null) return '?';
  const word = icmp === null ? `IPv4 ${ip.proto}` : `ICMP ${icmp.type}/${icmp.code}`;
  return `${word} ${ip.src} → ${ip.dst}`;
}

function arpSummary(op: 1 | 2, sha: string, spa: string, tpa: string): string {
  return op === 1 ? `who has ${tpa}?` : `${spa} is at ${shortMac(sha)}`;
}

/** `02:..:10`: first and last octet. */
export function shortMac(mac: string): string {
  return `${mac.slice(0, 2)}:..:${mac.slice(-2)}`;
}
