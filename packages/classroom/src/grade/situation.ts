import { formatIpv4, type Ipv4Address, type Ipv4Packet } from '@frameplay/engine';
import { isArp, isIpv4 } from './frame-text.js';
import type { GradedFrame } from './graded-frame.js';

/** What the kernel is doing with a packet: it decides which rules a wrong field is explained by. */
export type Situation = 'balance' | 'answer' | 'forward' | 'none';

export function situationOf(graded: GradedFrame): Situation {
  const role = graded.activity.roles[graded.node];
  const out = packetOut(graded);
  if (graded.key.ipvs !== null || (role === 'director' && out !== null)) return 'balance';
  if (out === null) return 'none';
  const incoming = packetIn(graded);
  return incoming !== null && incoming.dst === out.dst ? 'forward' : 'answer';
}

/** The packet that leaves now, or waits for the neighbour's answer. */
export function packetOut({ key }: GradedFrame): Ipv4Packet | null {
  const sent = key.out.map(({ frame }) => frame).find(isIpv4);
  return sent?.payload ?? key.pending[0]?.packet ?? null;
}

export function packetIn({ frame }: GradedFrame): Ipv4Packet | null {
  return isIpv4(frame) ? frame.payload : null;
}

/** Whose MAC the packet needs: the next hop that the kernel asks for, or the one that owns the destination MAC. */
export function nextHopOf(graded: GradedFrame): string | null {
  const asked = graded.key.out.map(({ frame }) => frame).find(isArp);
  if (asked !== undefined) return formatIpv4(asked.payload.targetIp);
  const pending = graded.key.pending[0];
  return pending === undefined ? null : formatIpv4(pending.nextHop);
}

/** Where the route lookup of the outgoing packet goes to: IPVS looks up the real server, everybody else the packet's destination. */
export function routedTo(graded: GradedFrame): Ipv4Address | null {
  return graded.key.ipvs?.destination.address ?? packetOut(graded)?.dst ?? null;
}
