import type { Bilingual } from '../decision.js';
import { explainBy } from '../rules/rules.js';
import { sendsBackByDirector } from './explain-arp.js';
import { isServerAddress } from './explain-balance.js';
import { knownRow } from './explain-reaction.js';
import type { Judge } from './fields.js';
import { portsOfPacket } from './frame-text.js';
import type { GradedFrame } from './graded-frame.js';
import { missingRow, routeRow } from './own-rows.js';
import { packetIn, packetOut } from './situation.js';

const MAC_OF_LO = '00:00:00:00:00:00';

/** Why the answer of a server (or of any host) is wrong. */
export function explainAnswer(graded: GradedFrame): Judge {
  const { iface, activity } = graded;
  return ({ field, got, expected }) => {
    switch (field) {
      case 'src':
        return explainBy('RS-3', { iface, expected }, got === MAC_OF_LO ? 'M18' : null);
      case 'dst':
        return explainBy(
          'RS-2',
          { route: routeOut(graded), row: knownRow(graded) },
          sendsBackByDirector(graded, got) ? 'M19' : null,
        );
      case 'srcIp':
        return explainBy('RS-1', { expected }, expected === activity.vip && isServerAddress(graded, got) ? 'M2' : null);
      case 'dstIp':
        return explainBy('RS-4', { expected });
      case 'ttl':
        return explainBy('RS-5', { expected });
      case 'ports':
        return explainBy('RS-6', { before: portsIn(graded), expected });
      default:
        return explainBy('KERNEL-1', { expected });
    }
  };
}

export function routeOut(graded: GradedFrame): string | Bilingual {
  const out = packetOut(graded);
  return (out === null ? null : routeRow(graded, out.dst)) ?? missingRow();
}

function portsIn(graded: GradedFrame): string {
  const packet = packetIn(graded);
  if (packet === null) return '?';
  const { sport, dport } = portsOfPacket(packet);
  return `${sport} ${dport}`;
}
