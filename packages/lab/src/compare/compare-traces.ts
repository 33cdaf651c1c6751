import type { TraceLine } from '../trace/trace-line.js';
import { type NormalFrame, normaliseTrace } from './normal-trace.js';

export type CompareTracesOptions = {
  /** Frame times must agree within this many seconds. */
  readonly timesS?: number;
  /** Frames of one capture point may change places and steps within this many seconds. */
  readonly reorderS?: number;
  /** Keep segments that only acknowledge. */
  readonly acks?: boolean;
};

/** The first difference at one capture point; a side that has no more frames is undefined. */
export type TraceDifference = {
  readonly t: number;
  readonly at: string;
  readonly index: number;
  readonly a: NormalFrame | undefined;
  readonly b: NormalFrame | undefined;
  readonly countA: number;
  readonly countB: number;
};

export type TraceComparison = {
  readonly points: number;
  readonly frames: number;
  /** One for each capture point that differs, earliest first. Equal if empty. */
  readonly differences: readonly TraceDifference[];
};

/**
 * Compares the ordered lists of frames of each capture point; nothing between capture points.
 * Port of the Python comparer that judges recordings of the real kernel; the tests hold its verdicts.
 */
export function compareTraces(
  a: readonly TraceLine[],
  b: readonly TraceLine[],
  options: CompareTracesOptions = {},
): TraceComparison {
  const left = normaliseTrace(a, options.acks ?? false);
  const right = normaliseTrace(b, options.acks ?? false);
  const points = [...new Set([...left.keys(), ...right.keys()])].sort();
  const differences = points
    .map((at) => comparePoint(at, left.get(at) ?? [], right.get(at) ?? [], options))
    .filter((difference) => difference !== undefined)
    .sort((x, y) => x.t - y.t);
  const frames = [...left.values()].reduce((sum, list) => sum + list.length, 0);
  return { points: left.size, frames, differences };
}

function comparePoint(at: string, a: NormalFrame[], b: NormalFrame[], options: CompareTracesOptions) {
  const counts = { at, countA: a.length, countB: b.length };
  if (options.reorderS !== undefined) return compareReordered(a, b, options.reorderS, counts);
  return compareInOrder(a, b, options.timesS, counts);
}

type Counts = Pick<TraceDifference, 'at' | 'countA' | 'countB'>;

function compareReordered(a: NormalFrame[], b: NormalFrame[], reorderS: number, counts: Counts) {
  const free = [...b];
  for (const [index, frame] of a.entries()) {
    const partner = free.findIndex((other) => Math.abs(other.t - frame.t) <= reorderS && other.bare === frame.bare);
    if (partner === -1) return { ...counts, t: frame.t, index, a: frame, b: undefined };
    free.splice(partner, 1);
  }
  const [extra] = free;
  return extra === undefined ? undefined : { ...counts, t: extra.t, index: a.length, a: undefined, b: extra };
}

function compareInOrder(a: NormalFrame[], b: NormalFrame[], timesS: number | undefined, counts: Counts) {
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    const [x, y] = [a[index], b[index]];
    if (x && y && x.text === y.text && (timesS === undefined || Math.abs(x.t - y.t) <= timesS)) continue;
    const t = Math.min(x?.t ?? Number.POSITIVE_INFINITY, y?.t ?? Number.POSITIVE_INFINITY);
    return { ...counts, t, index, a: x, b: y };
  }
  return undefined;
}

/** The comparison as text: one line if equal, else the first difference (or all). */
export function describeTraceComparison(result: TraceComparison, all: boolean): string {
  if (result.differences.length === 0) return `equal: ${result.points} capture points, ${result.frames} frames`;
  const shown = all ? result.differences : result.differences.slice(0, 1);
  return shown.map(describeDifference).join('\n');
}

function describeDifference(difference: TraceDifference): string {
  const { at, index, countA, countB, a, b } = difference;
  return `DIFFERENT at ${at}, frame ${index} (of ${countA} and ${countB})\nA:${show(a)}\nB:${show(b)}`;
}

function show(frame: NormalFrame | undefined): string {
  if (frame === undefined) return '  (no more frames)';
  return `  t=${frame.t.toFixed(6)} ${JSON.stringify(frame.value)}`;
}
