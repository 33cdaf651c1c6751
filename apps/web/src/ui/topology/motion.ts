import type { MoveView } from '@frameplay/classroom';
import type { Flight, Stone } from './flight';

/** Copies of one frame that leave together: a flood is one hop. */
export type Hop = readonly MoveView[];

/** A hop and the wall-clock moment at which it starts to be drawn. */
export interface Scheduled {
  readonly hop: Hop;
  readonly startMs: number;
  readonly hopMs: number;
}

export const HOP_MS = 600;
/** More than so many hops behind, each is drawn quicker, so the picture never falls far behind the network. */
const CALM_BACKLOG = 6;
const HOP_MIN_MS = 120;

/** Cuts moves into hops: same sender, same instant, same addresses. */
export function hopsOf(moves: readonly MoveView[]): readonly Hop[] {
  const hops: MoveView[][] = [];
  for (const move of moves) {
    const last = hops.at(-1);
    const head = last?.[0];
    if (last !== undefined && head !== undefined && leaveTogether(head, move)) last.push(move);
    else hops.push([move]);
  }
  return hops;
}

function leaveTogether(one: MoveView, other: MoveView): boolean {
  return (
    one.from.node === other.from.node &&
    one.from.iface !== other.from.iface &&
    one.tUs === other.tUs &&
    one.frame.src === other.frame.src &&
    one.frame.dst === other.frame.dst &&
    one.frame.bytes === other.frame.bytes
  );
}

/** Adds new moves behind what is still to be drawn. */
export function schedule(queue: readonly Scheduled[], moves: readonly MoveView[], nowMs: number): readonly Scheduled[] {
  const open = queue.filter((entry) => entry.startMs + entry.hopMs > nowMs);
  const hops = hopsOf(moves);
  const backlog = open.length + hops.length;
  const hopMs = backlog <= CALM_BACKLOG ? HOP_MS : Math.max(HOP_MIN_MS, (HOP_MS * CALM_BACKLOG) / backlog);
  const last = open.at(-1);
  let startMs = Math.max(nowMs, last === undefined ? 0 : last.startMs + last.hopMs);
  const added = hops.map((hop) => {
    const entry = { hop, startMs, hopMs };
    startMs += hopMs;
    return entry;
  });
  return [...open, ...added];
}

/** What is on the wires at a moment. */
export function flightsAt(queue: readonly Scheduled[], nowMs: number): readonly Flight[] {
  return queue
    .filter((entry) => entry.startMs <= nowMs && nowMs < entry.startMs + entry.hopMs)
    .flatMap(({ hop, startMs, hopMs }) => hop.map((move) => ({ move, startMs, hopMs })));
}

/** When the next frame leaves or arrives; null: nothing more is to be drawn. */
export function nextChange(queue: readonly Scheduled[], nowMs: number): number | null {
  const changes = queue.flatMap(({ startMs, hopMs }) => [startMs, startMs + hopMs]).filter((at) => at > nowMs);
  return changes.length === 0 ? null : Math.min(...changes);
}

const STONES_MAX = 4;

/** Reduced motion: the last hops as numbered stones on their wires, the newest marked. */
export function stonesOf(moves: readonly MoveView[]): readonly Stone[] {
  const hops = hopsOf(moves.slice(-16)).slice(-STONES_MAX);
  const wires = new Map<string, Stone>();
  hops.forEach((hop, index) => {
    for (const move of hop) {
      const ends = [`${move.from.node}:${move.from.iface}`, `${move.to.node}:${move.to.iface}`].sort();
      wires.set(ends.join('~'), { move, number: index + 1, now: index === hops.length - 1 });
    }
  });
  return [...wires.values()];
}
