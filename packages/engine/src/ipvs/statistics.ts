import { US_PER_SECOND } from '../core/time.js';

/** `ipvsadm --stats`: running numbers, and the copy of the last estimation, which is what readers see. */
export interface Statistics {
  /** The only numbers that change in place: every packet counts here. */
  readonly now: RunningCounts;
  shown: Counts;
  shownAtTick: number;
  /** What `-Z` takes off from then on: the copy of its time. */
  zeroed: Counts;
  /** Moving averages in the estimator's fixed point: connections and packets times 1024, octets times 32. */
  rates: Counts;
}

interface RunningCounts {
  connections: number;
  inPackets: number;
  outPackets: number;
  inBytes: number;
  outBytes: number;
}

export type Counts = Readonly<RunningCounts>;

const NONE: Counts = { connections: 0, inPackets: 0, outPackets: 0, inBytes: 0, outBytes: 0 };
/** ip_vs_est.c: the estimator runs every two seconds, from when the network namespace was made: before the lab. */
const ESTIMATION_US = 2 * US_PER_SECOND;
const PHASE_US = US_PER_SECOND;

export function createStatistics(): Statistics {
  return { now: { ...NONE }, shown: NONE, shownAtTick: 0, zeroed: NONE, rates: NONE };
}

export function cloneStatistics(stats: Statistics): Statistics {
  return { ...stats, now: { ...stats.now } };
}

export function countConnection(stats: Statistics, nowUs: number): void {
  catchUp(stats, nowUs);
  stats.now.connections += 1;
}

export function countIncoming(stats: Statistics, nowUs: number, bytes: number): void {
  catchUp(stats, nowUs);
  stats.now.inPackets += 1;
  stats.now.inBytes += bytes;
}

export function countOutgoing(stats: Statistics, nowUs: number, bytes: number): void {
  catchUp(stats, nowUs);
  stats.now.outPackets += 1;
  stats.now.outBytes += bytes;
}

export function countsNow({ now, zeroed }: Statistics): Counts {
  return since(now, zeroed);
}

function since(counts: Counts, zeroed: Counts): Counts {
  return {
    connections: counts.connections - zeroed.connections,
    inPackets: counts.inPackets - zeroed.inPackets,
    outPackets: counts.outPackets - zeroed.outPackets,
    inBytes: counts.inBytes - zeroed.inBytes,
    outBytes: counts.outBytes - zeroed.outBytes,
  };
}

/** What the estimator has copied by now. No timer: a copy is only made when somebody could tell. */
export function shownCounts(stats: Statistics, nowUs: number): Counts {
  return tickOf(nowUs) > stats.shownAtTick ? countsNow(stats) : since(stats.shown, stats.zeroed);
}

const PACKET_SCALE = 1024;
const OCTET_SCALE = 32;

/** `ipvsadm --rate`, per second: ip_vs_read_estimator rounds. */
export function shownRates(stats: Statistics, nowUs: number): Counts {
  const rates = ratesAt(stats, tickOf(nowUs));
  const packets = (rate: number): number => Math.floor((rate + PACKET_SCALE / 2 - 1) / PACKET_SCALE);
  const octets = (rate: number): number => Math.floor((rate + OCTET_SCALE / 2 - 1) / OCTET_SCALE);
  return {
    connections: packets(rates.connections),
    inPackets: packets(rates.inPackets),
    outPackets: packets(rates.outPackets),
    inBytes: octets(rates.inBytes),
    outBytes: octets(rates.outBytes),
  };
}

/** estimation_timer: each two seconds a quarter of the way to what the last two seconds had. */
function ratesAt({ now, shown, shownAtTick, rates }: Statistics, tick: number): Counts {
  const periods = tick - shownAtTick;
  const average = (rate: number, delta: number, scale: number): number => {
    if (periods <= 0) return rate;
    let value = rate + Math.floor(((delta * scale) / 2 - rate) / 4);
    // From then on nothing came; the average reaches zero.
    for (let left = periods - 1; left > 0 && value !== 0; left--) value += Math.floor(-value / 4);
    return value;
  };
  return {
    connections: average(rates.connections, now.connections - shown.connections, PACKET_SCALE),
    inPackets: average(rates.inPackets, now.inPackets - shown.inPackets, PACKET_SCALE),
    outPackets: average(rates.outPackets, now.outPackets - shown.outPackets, PACKET_SCALE),
    inBytes: average(rates.inBytes, now.inBytes - shown.inBytes, OCTET_SCALE),
    outBytes: average(rates.outBytes, now.outBytes - shown.outBytes, OCTET_SCALE),
  };
}

/** ip_vs_zero_stats: what came after the last estimation is shown with the next one. */
export function zeroStatistics(stats: Statistics, nowUs: number): void {
  catchUp(stats, nowUs);
  stats.zeroed = stats.shown;
  stats.rates = NONE;
}

function tickOf(nowUs: number): number {
  return Math.floor((nowUs + PHASE_US) / ESTIMATION_US);
}

function catchUp(stats: Statistics, nowUs: number): void {
  const tick = tickOf(nowUs);
  if (tick === stats.shownAtTick) return;
  stats.rates = ratesAt(stats, tick);
  stats.shown = { ...stats.now };
  stats.shownAtTick = tick;
}
