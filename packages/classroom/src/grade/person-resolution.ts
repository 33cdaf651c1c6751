import {
  type Claim,
  type Frame,
  type Ipv4Packet,
  type Ipv4Payload,
  invariant,
  keyOf,
  type OutgoingFrame,
  type Resolution,
} from '@frameplay/engine';
import type { ComposedArp, ComposedPacket, Decision, HostDecision, Question } from '../decision.js';
import { ipFrom, macFrom } from './addresses.js';
import { isIpv4 } from './frame-text.js';
import type { GradedFrame } from './graded-frame.js';
import { serverEndpoint } from './server-endpoint.js';

const ARP_REQUEST = 1;
const ARP_REPLY = 2;

/** What the world must do so that it does what was decided. */
export function personResolution(graded: GradedFrame, question: Question, decision: Decision): Resolution {
  if (decision.kind === 'host') return hostResolution(graded, question, decision);
  const { learn, out } = decision;
  const learned = learn === null ? null : { mac: macFrom(learn.mac), iface: learn.port };
  return { by: 'person-switch', learn: learned, outPorts: out };
}

function hostResolution(graded: GradedFrame, question: Question, { verdict, reaction }: HostDecision): Resolution {
  if (verdict === 'ignore') return { by: 'person', process: false, out: [] };
  const asIfMine = !graded.key.accepted;
  const taken = { by: 'person' as const, process: true, asIfMine };
  switch (reaction.kind) {
    case 'none':
      return { ...taken, out: [] };
    case 'arp-reply':
      return { ...taken, out: [arpFrame(graded.iface, ARP_REPLY, reaction.frame)] };
    case 'arp-request': {
      // Whoever asks for a server's MAC has chosen that server.
      const destination = serverEndpoint(graded, ({ address }) => address === reaction.frame.tpa);
      return { ...taken, destination, out: [arpFrame(graded.iface, ARP_REQUEST, reaction.frame)] };
    }
    case 'send': {
      const destination = serverEndpoint(graded, ({ node }) => node === reaction.realServer);
      const keepsPorts = question.kind === 'packet' && question.portsSealed;
      const out = templates(graded, { asIfMine, destination }).map(({ iface, frame }) => ({
        iface,
        frame: composed(frame, reaction.frame, keepsPorts),
      }));
      // Whatever the kernel would queue for a neighbour, the person has sent it.
      return { ...taken, destination, out, consumePending: true };
    }
  }
}

type PacketOut = OutgoingFrame & { readonly frame: Frame & { readonly payload: Ipv4Packet } };

/**
 * The frames whose headers the person wrote: those with which the kernel would react if what the person claims were so,
 * else what it would queue, else the frame that came.
 */
function templates({ world, waitingId, iface, frame }: GradedFrame, claim: Claim): PacketOut[] {
  const claimed = keyOf(world, waitingId, claim);
  invariant(claimed.ok, 'a waiting frame has a key');
  const key = claimed.value;
  const sent = key.out.flatMap((out) => (isIpv4(out.frame) ? [{ iface: out.iface, frame: out.frame }] : []));
  if (sent.length > 0) return sent;
  const queued = key.pending.map((pending) => ({ iface: pending.iface, frame: { ...frame, payload: pending.packet } }));
  if (queued.length > 0) return queued;
  return isIpv4(frame) ? [{ iface, frame }] : [];
}

function composed({ payload }: PacketOut['frame'], headers: ComposedPacket, keepsPorts: boolean): Frame {
  const { src, dst, srcIp, dstIp, ttl } = headers;
  const packet = {
    ...payload,
    src: ipFrom(srcIp),
    dst: ipFrom(dstIp),
    ttl,
    payload: keepsPorts ? payload.payload : withPorts(payload.payload, headers),
  };
  return { src: macFrom(src), dst: macFrom(dst), payload: packet };
}

function withPorts(payload: Ipv4Payload, { sport, dport }: ComposedPacket): Ipv4Payload {
  const hasPorts = payload.kind === 'tcp' || payload.kind === 'udp';
  return hasPorts ? { ...payload, sourcePort: sport, destinationPort: dport } : payload;
}

function arpFrame(iface: string, operation: number, { src, dst, sha, spa, tha, tpa }: ComposedArp): OutgoingFrame {
  const payload = {
    kind: 'arp' as const,
    operation,
    senderMac: macFrom(sha),
    senderIp: ipFrom(spa),
    targetMac: macFrom(tha),
    targetIp: ipFrom(tpa),
  };
  return { iface, frame: { src: macFrom(src), dst: macFrom(dst), payload } };
}
