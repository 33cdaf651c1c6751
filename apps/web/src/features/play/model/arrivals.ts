import type { ConsequenceView, MoveView } from '@frameplay/classroom';

/** An ARP answer for the VIP that reached the device whose table is wrong. */
export interface Arrival {
  readonly no: number;
  readonly mac: string;
  readonly written: boolean;
}

/** Linux, arp.c: within one second the entry keeps the first answer (locktime). */
const LOCKTIME_US = 1_000_000;
const SHOWN_MAX = 4;

/** Answers in order of arrival; null when they do not explain the row as it stands, so nothing untrue is drawn. */
export function arrivalsOf(
  moves: readonly MoveView[],
  { poisoned }: ConsequenceView,
  vip: string,
): readonly Arrival[] | null {
  let writtenAtUs: number | null = null;
  const arrivals: Arrival[] = [];
  for (const { no, tUs, to, frame } of moves) {
    if (to.node !== poisoned.node || frame.arp?.op !== 2 || frame.arp.spa !== vip) continue;
    const written = writtenAtUs === null || tUs - writtenAtUs >= LOCKTIME_US;
    if (written) writtenAtUs = tUs;
    arrivals.push({ no, mac: frame.arp.sha, written });
  }
  const last = arrivals.findLast((arrival) => arrival.written);
  return arrivals.length > 1 && last?.mac === poisoned.mac ? arrivals.slice(-SHOWN_MAX) : null;
}
