import { US_PER_SECOND } from '../core/time.js';

/** `ipvsadm --stats`: running numbers, and the copy of the last estimation, which is what readers see. */
export interface Statistics {
  now: Counts;
  shown: Counts;
  shownAtTick: number;
}

export interface Counts {
  readonly connections: number;
  readonly inPackets: number;
  readonly outPackets: number;
  readonly inBytes: number;
  readonly outBytes: number;
}

const NONE: Counts = { connections: 0, inPackets: 0, outPackets: 0, inBytes: 0, outBytes: 0 };
/** ip_vs_est.c: the estimator runs every two seconds. */
const ESTIMATION_US = 2 * US_PER_SECOND;

export function createStatistics(): Statistics {
  return { now: NONE, shown: NONE, shownAtTick: 0 };
}

export function countConnection(stats: Statistics, nowUs: number): void {
  catchUp(stats, nowUs);
  stats.now = { ...stats.now, connections: stats.now.connections + 1 };
}

export function countIncoming(stats: Statistics, nowUs: number, bytes: number): void {
  catchUp(stats, nowUs);
  stats.now = { ...stats.now, inPackets: stats.now.inPackets + 1, inBytes: stats.now.inBytes + bytes };
}

export function countOutgoing(stats: Statistics, nowUs: number, bytes: number): void {
  catchUp(stats, nowUs);
  stats.now = { ...stats.now, outPackets: stats.now.outPackets + 1, outBytes: stats.now.outBytes + bytes };
}

/** What the estimator has copied by now. No timer: a copy is only made when somebody could tell. */
export function shownCounts(stats: Statistics, nowUs: number): Counts {
  return tickOf(nowUs) > stats.shownAtTick ? stats.now : stats.shown;
}

export function zeroStatistics(stats: Statistics): void {
  stats.now = NONE;
  stats.shown = NONE;
}

function tickOf(nowUs: number): number {
  return Math.floor(nowUs / ESTIMATION_US);
}

function catchUp(stats: Statistics, nowUs: number): void {
  const tick = tickOf(nowUs);
  if (tick === stats.shownAtTick) return;
  stats.shown = stats.now;
  stats.shownAtTick = tick;
}
