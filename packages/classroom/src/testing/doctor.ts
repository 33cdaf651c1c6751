import type { ComposedArp, ComposedPacket, Decision, HostDecision } from '../decision.js';

/** The same decision with some fields of its packet changed. */
export function withPacket(decision: Decision, change: Partial<ComposedPacket>, realServer?: string): Decision {
  if (decision.kind !== 'host' || decision.reaction.kind !== 'send') throw new Error('this decision sends no packet');
  const { reaction } = decision;
  const server = realServer ?? reaction.realServer;
  return { ...decision, reaction: { ...reaction, realServer: server, frame: { ...reaction.frame, ...change } } };
}

/** The same decision with some fields of its ARP frame changed. */
export function withArp(decision: Decision, change: Partial<ComposedArp>): Decision {
  if (decision.kind !== 'host') throw new Error('a host decides about ARP');
  const { reaction } = decision;
  if (reaction.kind === 'none' || reaction.kind === 'send') throw new Error('this decision sends no ARP');
  return { ...decision, reaction: { ...reaction, frame: { ...reaction.frame, ...change } } };
}

/** "The VIP is here": what a server says that answers the ARP it should leave to the director. */
export function answersFor(
  vip: string,
  mac: string,
  asker: { readonly mac: string; readonly ip: string },
): HostDecision {
  const frame = { src: mac, dst: asker.mac, sha: mac, spa: vip, tha: asker.mac, tpa: asker.ip };
  return { kind: 'host', verdict: 'accept', reaction: { kind: 'arp-reply', frame } };
}
