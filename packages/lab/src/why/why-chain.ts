import type { Cause } from '@frameplay/engine';
import { type Ground, groundsOf } from './grounds.js';
import type { Told, ToldFrame, WhyLog } from './why-log.js';

/** One hop on the way back from a frame. */
export type WhyHop =
  /** A device sent a frame. */
  | {
      readonly kind: 'sent';
      readonly frame: ToldFrame;
      /** The switches that it went through on the way to the next hop, nearest to the sender first. */
      readonly through: readonly string[];
      /** The number of the ARP answer that it had to wait for; 0: it did not wait. */
      readonly waitedFor: number;
      readonly grounds: readonly Ground[];
    }
  | { readonly kind: 'cause'; readonly cause: Exclude<Cause, { kind: 'program' | 'taught' }>; readonly times: number }
  /** Known to the network, not to this viewer. */
  | { readonly kind: 'unseen'; readonly n: number }
  /** Nothing led to it: it was so from the beginning. */
  | { readonly kind: 'boot' }
  | { readonly kind: 'folded'; readonly hops: readonly WhyHop[] };

/** Hops of a chain that is shown folded, the frame's own sending and the beginning among them. */
export const HOPS_SHOWN = 5;

/**
 * All the way back from a frame: the device that sent it, what made it send, and so on, to a command or to boot. A
 * frame that is seen at several interfaces on its way through switches is one hop.
 */
export function whyChain(log: WhyLog, n: number): WhyHop[] {
  const hops: WhyHop[] = [];
  for (let at = n; ; ) {
    const hop = hopAt(log, at);
    if (hop === undefined) {
      const next = log.byNumber.get(at)?.cause ?? 0;
      at = next;
      continue;
    }
    const last = hops.at(-1);
    if (isSameTimer(last, hop)) hops[hops.length - 1] = { ...last, times: last.times + 1 };
    else hops.push(hop);
    const next = nextOf(hop);
    if (next === undefined) return hops;
    at = next;
  }
}

/** The chain in a few hops: its first two, its last two, and one that holds what is between. */
export function foldChain(chain: readonly WhyHop[]): WhyHop[] {
  if (chain.length <= HOPS_SHOWN) return [...chain];
  const hops = chain.slice(2, -2);
  return [...chain.slice(0, 2), { kind: 'folded', hops }, ...chain.slice(-2)];
}

/** Undefined: it is no hop of its own, its cause is. */
function hopAt(log: WhyLog, n: number): WhyHop | undefined {
  if (n === 0) return { kind: 'boot' };
  const told = log.byNumber.get(n);
  if (told === undefined) return { kind: 'unseen', n };
  if (told.kind === 'frame') return sendingOf(log, told);
  return told.kind === 'program' || told.kind === 'taught' ? undefined : { kind: 'cause', cause: told, times: 1 };
}

/** Back over the cables and through the switches to the device that sent it. */
export function sendingOf(log: WhyLog, seen: ToldFrame): WhyHop {
  const through: string[] = [];
  let frame = seen;
  while (frame.dir === 'in' || frame.rule?.startsWith('FDB-') === true) {
    if (frame.dir === 'out') through.unshift(frame.node);
    const before = log.byNumber.get(frame.cause);
    if (before?.kind === 'decision') {
      const arrival = log.byNumber.get(before.cause);
      if (arrival?.kind !== 'frame') return { kind: 'unseen', n: before.cause };
      frame = arrival;
      continue;
    }
    if (before?.kind !== 'frame') return before === undefined ? unseen(frame.cause) : ownSending(log, frame, through);
    frame = before;
  }
  return ownSending(log, frame, through);
}

function unseen(n: number): WhyHop {
  return n === 0 ? { kind: 'boot' } : { kind: 'unseen', n };
}

function ownSending(log: WhyLog, frame: ToldFrame, through: readonly string[]): WhyHop {
  const waitedFor = frame.waitedSince === 0 ? 0 : frame.cause;
  return { kind: 'sent', frame, through, waitedFor, grounds: groundsOf(log, frame) };
}

/** The number that led to a hop; undefined at the end. */
function nextOf(hop: WhyHop): number | undefined {
  switch (hop.kind) {
    case 'sent':
      return hop.waitedFor === 0 ? hop.frame.cause : hop.frame.waitedSince;
    case 'cause':
      return hop.cause.kind === 'command' ? undefined : hop.cause.cause;
    case 'unseen':
    case 'boot':
    case 'folded':
      return undefined;
  }
}

type CauseHop = Extract<WhyHop, { kind: 'cause' }>;

/** A timer that sets itself again and again is one hop. */
function isSameTimer(last: WhyHop | undefined, hop: WhyHop): last is CauseHop {
  if (last?.kind !== 'cause' || last.cause.kind !== 'timer') return false;
  if (hop.kind !== 'cause' || hop.cause.kind !== 'timer') return false;
  return last.cause.node === hop.cause.node && last.cause.timer === hop.cause.timer;
}

/** Everything that one may walk to from a hop: what led to it, what it waited for, and what its grounds rest on. */
export function stepsFrom(log: WhyLog, hop: WhyHop): number[] {
  const next = nextOf(hop);
  const steps = next === undefined || next === 0 ? [] : [next];
  if (hop.kind !== 'sent') return steps;
  if (hop.waitedFor !== 0) steps.push(hop.waitedFor);
  for (const ground of hop.grounds) {
    const by = ground.kind === 'row' ? teacherOf(log, ground.taughtBy) : ground.setBy;
    if (by !== 0) steps.push(by);
  }
  return steps;
}

/** What taught a row: the frame that arrived, or the command. */
export function teacherOf(log: WhyLog, taughtBy: number): number {
  const taught: Told | undefined = log.byNumber.get(taughtBy);
  return taught?.cause ?? 0;
}

/** The shortest walk from a frame to something wanted, hop by hop; undefined: there is none. */
export function walkTo(log: WhyLog, n: number, isWanted: (hop: WhyHop) => boolean): WhyHop[] | undefined {
  const queue: { readonly at: number; readonly path: readonly WhyHop[] }[] = [{ at: n, path: [] }];
  const seen = new Set<number>([n]);
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const hop = hopAt(log, next.at);
    const path = hop === undefined ? next.path : [...next.path, hop];
    if (hop !== undefined && isWanted(hop)) return [...path];
    const steps = hop === undefined ? [log.byNumber.get(next.at)?.cause ?? 0] : stepsFrom(log, hop);
    for (const at of steps) {
      if (at === 0 || seen.has(at)) continue;
      seen.add(at);
      queue.push({ at, path });
    }
  }
  return undefined;
}
