import { explainBy } from '../rules/rules.js';
import { routeOut } from './explain-answer.js';
import { knownRow } from './explain-reaction.js';
import type { Judge } from './fields.js';
import type { GradedFrame } from './graded-frame.js';
import { packetIn } from './situation.js';

/** Why the outgoing frame of a router is wrong. */
export function explainForward(graded: GradedFrame): Judge {
  return ({ field, expected }) => {
    switch (field) {
      case 'src':
        return explainBy('FWD-1', { expected });
      case 'dst':
        return explainBy('FWD-2', { route: routeOut(graded), row: knownRow(graded) });
      case 'srcIp':
      case 'dstIp':
      case 'ports':
        return explainBy('FWD-3', { expected });
      case 'ttl':
        return explainBy('FWD-4', { before: String(packetIn(graded)?.ttl ?? '?'), expected });
      default:
        return explainBy('KERNEL-1', { expected });
    }
  };
}
