import { formatIpv4, getSysctl } from '@frameplay/engine';
import type { FieldName } from '../decision.js';
import { type Explanation, explainBy } from '../rules/rules.js';
import type { Difference, Judge } from './fields.js';
import { type ArpFrame, isArp } from './frame-text.js';
import type { GradedFrame } from './graded-frame.js';
import { interfaceOfAddress } from './own-rows.js';

/** Why an answer to an ARP request is wrong. Without the right reaction all its fields only follow. */
export function explainArpAnswer(graded: GradedFrame, wrong: ReadonlySet<FieldName>): Judge {
  return ({ field, expected }) => {
    const { frame, iface } = graded;
    if (!isArp(frame)) return explainBy('KERNEL-1', { expected });
    if (field === 'reaction') return explainReaction(graded, frame);
    if (wrong.has('reaction')) return null;
    switch (field) {
      case 'src':
        return explainBy('ARP-7', { iface, expected });
      case 'dst':
        return explainBy('ARP-5', { expected });
      case 'sha':
        return explainBy('ARP-3', { iface, expected });
      case 'spa':
        return explainBy('ARP-4', { expected });
      default:
        return explainBy('KERNEL-1', { expected });
    }
  };
}

function explainReaction(graded: GradedFrame, { payload }: ArpFrame): Explanation {
  const { iface, key } = graded;
  const tpa = formatIpv4(payload.targetIp);
  const owner = interfaceOfAddress(graded, payload.targetIp);
  if (key.out.length > 0) return explainBy('ARP-6', { tpa, iface: owner ?? iface });
  if (owner === null) return explainBy('ARP-1', { tpa });
  const { name, value } = deciding(graded, 'arp_ignore');
  return explainBy('ARP-2', { tpa, iface, sysctl: name, value });
}

/** The larger of `all` and the interface counts (IN_DEV_MAXCONF); that one is named. */
export function deciding({ world, node, iface }: GradedFrame, setting: string): { name: string; value: string } {
  const names = [`net.ipv4.conf.all.${setting}`, `net.ipv4.conf.${iface}.${setting}`];
  const read = names.map((name) => ({ name, value: sysctlText(world, node, name) }));
  return read.reduce((a, b) => (Number(b.value) > Number(a.value) ? b : a));
}

function sysctlText(world: GradedFrame['world'], node: string, name: string): string {
  const value = getSysctl(world, node, name);
  return value.ok ? String(value.value) : '0';
}

/** Why an ARP request of one's own, in front of a packet that cannot be sent yet, is wrong. */
export function explainOwnRequest(graded: GradedFrame, route: string): Judge {
  const { iface } = graded;
  return (difference) => {
    const { field, got, expected } = difference;
    switch (field) {
      case 'src':
        return explainBy('ARP-7', { iface, expected });
      case 'dst':
        return explainBy('ARP-8', { expected });
      case 'sha':
        return explainBy('ARP-3', { iface, expected });
      case 'spa':
        return explainSender(graded, difference);
      case 'tpa':
        return explainBy('ARP-9', { route, expected }, sendsBackByDirector(graded, got) ? 'M19' : null);
      default:
        return explainBy('KERNEL-1', { expected });
    }
  };
}

function explainSender(graded: GradedFrame, { got, expected }: Difference): Explanation {
  const { name, value } = deciding(graded, 'arp_announce');
  const { vip } = graded.activity;
  if (expected === vip) return explainBy('ARP-ANNOUNCE-0', { sysctl: name, value, expected });
  if (got !== vip || Number(value) === 0) return explainBy('ARP-SENDER', { expected });
  return explainBy('ARP-ANNOUNCE', { sysctl: name, value, expected }, 'M10');
}

/** A server that believes its default gateway is the director. */
export function sendsBackByDirector({ activity, node, lab }: GradedFrame, text: string | null): boolean {
  return activity.roles[node] === 'server' && isDirector(lab, text);
}

export function isDirector(lab: GradedFrame['lab'], text: string | null): boolean {
  if (text === null) return false;
  const directors = lab.nodes.filter(({ role }) => role === 'director');
  return directors.some(({ interfaces }) =>
    interfaces.some(({ mac, addresses }) => mac === text || addresses.includes(text)),
  );
}
