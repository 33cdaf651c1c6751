import { formatMac, isGroupMac } from '@frameplay/engine';
import { type Explanation, explainBy } from '../rules/rules.js';
import type { Difference, Judge } from './fields.js';
import type { GradedFrame } from './graded-frame.js';
import { fdbPort } from './own-rows.js';

export function explainSwitch(graded: GradedFrame): Judge {
  return (difference) => (difference.field === 'learn' ? explainLearn(graded) : explainOut(graded, difference));
}

function explainLearn({ frame, iface }: GradedFrame): Explanation {
  return explainBy('SW-1', { mac: formatMac(frame.src), port: iface });
}

function explainOut(graded: GradedFrame, { got }: Difference): Explanation {
  const { frame, iface } = graded;
  const mac = formatMac(frame.dst);
  const backwards = got?.split(' ').includes(iface) ?? false;
  const known = isGroupMac(frame.dst) ? null : fdbPort(graded, frame.dst);
  if (known === iface) return explainBy('SW-6', { mac, port: iface });
  if (known !== null) return explainBy('SW-2', { mac, port: known });
  if (backwards) return explainBy('SW-4', { port: iface });
  return isGroupMac(frame.dst) ? explainBy('SW-3', { port: iface }) : explainBy('SW-5', { mac, port: iface });
}
