import { formatIpv4, formatMac } from '@frameplay/engine';
import type { Decision, Question, Reaction } from '../decision.js';
import { composedArp, composedPacket, isArp, isIpv4 } from './frame-text.js';
import type { GradedFrame } from './graded-frame.js';

const ARP_REQUEST = 1;

/** The key in the form of a decision: what the kernel would do, as a person would say it. */
export function rightDecision(graded: GradedFrame, question: Question): Decision {
  const { key } = graded;
  if (question.kind === 'switch') {
    const learn = key.learned === null ? null : { mac: formatMac(key.learned.mac), port: key.learned.iface };
    return { kind: 'switch', learn, out: question.ports.filter((port) => key.outPorts.includes(port)) };
  }
  const accepted = question.kind === 'arp' || key.accepted;
  return { kind: 'host', verdict: accepted ? 'accept' : 'ignore', reaction: rightReaction(graded) };
}

/** The first packet of the reaction speaks for all its segments; without one, the ARP frame. */
function rightReaction(graded: GradedFrame): Reaction {
  const frames = graded.key.out.map(({ frame }) => frame);
  const packet = frames.find(isIpv4);
  if (packet !== undefined) return { kind: 'send', realServer: chosenServer(graded), frame: composedPacket(packet) };
  const arp = frames.find(isArp);
  if (arp === undefined) return { kind: 'none' };
  return { kind: arp.payload.operation === ARP_REQUEST ? 'arp-request' : 'arp-reply', frame: composedArp(arp) };
}

/** The node that IPVS forwards to; null when IPVS has no part in it. */
export function chosenServer({ key, lab }: GradedFrame): string | null {
  if (key.ipvs === null) return null;
  return nodeWithAddress(lab, formatIpv4(key.ipvs.destination.address));
}

export function nodeWithAddress(lab: GradedFrame['lab'], address: string): string | null {
  const owner = lab.nodes.find((node) =>
    node.interfaces.some(({ name, addresses }) => name !== 'lo' && addresses.includes(address)),
  );
  return owner?.name ?? null;
}
