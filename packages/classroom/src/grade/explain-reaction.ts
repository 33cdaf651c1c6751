import { formatIpv4, formatMac } from '@frameplay/engine';
import type { Bilingual } from '../decision.js';
import { flagsOfPacket } from '../frame/flags.js';
import { type Explanation, explainBy } from '../rules/rules.js';
import type { Difference } from './fields.js';
import { isIpv4 } from './frame-text.js';
import type { GradedFrame } from './graded-frame.js';
import { missingRow, neighbourRowOfMac } from './own-rows.js';
import { nextHopOf, situationOf } from './situation.js';

/** Why silence, an ARP request or sending at once is not what the kernel does with a packet. */
export function explainPacketReaction(graded: GradedFrame, { got, expected }: Difference): Explanation {
  if (expected === 'none') return explainBy('TCP-2', {});
  if (expected === 'arp-request') return explainBy('NEIGH-1', { nextHop: nextHopOf(graded) ?? '?' });
  if (expected === 'send' && got === 'arp-request') return explainBy('NEIGH-2', { row: knownRow(graded) });
  switch (situationOf(graded)) {
    case 'balance':
      return explainBy('DR-6', { service: serviceText(graded) });
    case 'answer':
      return explainBy('TCP-1', { what: whatTcpSends(graded) });
    default:
      return explainBy('KERNEL-1', { expected });
  }
}

export function knownRow(graded: GradedFrame): string | Bilingual {
  const frame = graded.key.out.map((out) => out.frame).find(isIpv4);
  if (frame === undefined) return missingRow();
  return neighbourRowOfMac(graded, formatMac(frame.dst)) ?? missingRow();
}

function serviceText({ key, activity }: GradedFrame): string {
  if (key.ipvs === null) return activity.vip;
  return `${formatIpv4(key.ipvs.service.address)}:${key.ipvs.service.port}`;
}

/** `SYN·ACK`, or `ACK + PSH·ACK + FIN·ACK` when one frame makes several. */
function whatTcpSends({ key }: GradedFrame): string {
  return key.out
    .map(({ frame }) => (isIpv4(frame) ? flagsOfPacket(frame.payload) : null))
    .filter((text) => text !== null)
    .join(' + ');
}
