import { encodeFrame, type Frame, type Ipv4Packet, type RuleId, type TraceEvent } from '@frameplay/engine';
import { reactionAt } from '../history/fork-at.js';
import type { History } from '../history/history.js';

export interface Death {
  readonly event: number;
  readonly node: string;
  readonly rule: string | null;
}

type FrameEvent = Extract<TraceEvent, { kind: 'frame' }>;

/**
 * Where the conversation that a client starts in this step comes to its end: the last arrival of its first attempt,
 * and the rule by which the host there did nothing more with it. Undefined if the client sends nothing.
 */
export function deathOf(history: History, step: number, client: string): Death | undefined {
  const frames = framesOf(history, step);
  const sent = frames.filter(({ event }) => event.node === client && event.dir === 'out');
  const first = sent.find(({ event }) => event.frame.payload.kind === 'ipv4') ?? sent[0];
  if (first === undefined) return undefined;
  const again = frames.find((frame) => frame.number > first.number && isSentAgain(first.event, frame.event));
  const attempt = frames.filter(({ number }) => number >= first.number && number < (again?.number ?? Infinity));
  const hosts = new Set(history.lab.nodes.filter(({ kind }) => kind === 'linux').map(({ name }) => name));
  const arrivals = attempt.filter(
    ({ event }) => event.dir === 'in' && hosts.has(event.node) && isOfIt(first.event, event),
  );
  const last = arrivals.at(-1) ?? first;
  return asked(history, attempt, last.number, last.event) ?? dead(history, last.number, last.event);
}

interface NumberedFrame {
  readonly number: number;
  readonly event: FrameEvent;
}

function framesOf(history: History, step: number): NumberedFrame[] {
  return history.events.flatMap(({ step: of, event }, number) =>
    of === step && event.kind === 'frame' ? [{ number, event }] : [],
  );
}

/** A retransmission: the same packet, but for what differs from time to time. */
function isSentAgain(first: FrameEvent, other: FrameEvent): boolean {
  if (other.dir !== 'out' || other.node !== first.node || other.frame === first.frame) return false;
  const [a, b] = [first.frame.payload, other.frame.payload];
  if (a.kind !== 'ipv4' || b.kind !== 'ipv4') return a.kind === 'arp' && bytesOf(first.frame) === bytesOf(other.frame);
  return a.payload.kind === 'tcp' && b.payload.kind === 'tcp' && a.payload.seq === b.payload.seq && isSamePair(a, b);
}

function bytesOf(frame: Frame): string {
  return encodeFrame(frame).join();
}

/** Belongs to the conversation that the first packet starts, in either direction. */
function isOfIt({ frame: { payload: first } }: FrameEvent, { frame: { payload: other } }: FrameEvent): boolean {
  if (other.kind !== 'ipv4') return false;
  // A client whose first frame is an ARP request: all that comes after it in the step.
  return first.kind !== 'ipv4' || isSamePair(first, other) || other.src === first.dst || other.dst === first.src;
}

function isSamePair(a: Ipv4Packet, b: Ipv4Packet): boolean {
  return a.src === b.src && a.dst === b.dst;
}

/** Rules by which a host does no more with a frame. */
const DEADLY: ReadonlySet<string> = new Set([
  'ARP-IGNORE',
  'ARP-FILTER',
  'ARP-NOARP',
  'ARP-NOT-LOCAL',
  'ARP-MARTIAN-SENDER',
  'ETH-NOT-FOR-ME',
  'ETH-INTERFACE-DOWN',
  'IP-NOT-LOCAL',
  'IP-NO-ROUTE',
  'IP-OUT-NO-ROUTE',
  'IP-MARTIAN-SOURCE',
  'IP-MARTIAN-DESTINATION',
  'IP-REVERSE-PATH',
  'IPVS-SERVER-GONE',
  'IPVS-NO-DESTINATION',
  'NETFILTER-DROP',
  'NETFILTER-ARP-DROP',
] satisfies RuleId[]);

/** The packet stands in a queue, for nobody answers the question for a MAC: the end is where that question is. */
function asked(
  history: History,
  attempt: readonly NumberedFrame[],
  number: number,
  last: FrameEvent,
): Death | undefined {
  const question = attempt.find(({ number: at, event }) => {
    return at > number && event.node === last.node && event.dir === 'out' && event.frame.payload.kind === 'arp';
  });
  if (question === undefined) return undefined;
  const { payload } = question.event.frame;
  if (payload.kind !== 'arp') return undefined;
  const hearers = attempt.filter(({ event }) => event.dir === 'in' && event.frame === question.event.frame);
  const ends = hearers.map(({ number: at, event }) => dead(history, at, event));
  return ends.find(({ rule }) => rule !== null && REFUSED_QUESTION.has(rule));
}

/** ARP-NOT-LOCAL is what all others do with it. */
const REFUSED_QUESTION: ReadonlySet<string> = new Set(['ARP-IGNORE', 'ARP-FILTER', 'ARP-MARTIAN-SENDER', 'ARP-NOARP']);

function dead(history: History, number: number, { node }: FrameEvent): Death {
  const rules = reactionAt(history, number)?.why.map(({ rule }) => rule) ?? [];
  return { event: number, node, rule: rules.findLast((rule) => DEADLY.has(rule)) ?? null };
}
