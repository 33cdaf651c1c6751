import { settlingRule } from '@frameplay/engine';
import type { LabCause, LabEvent } from '../run/lab-run.js';
import type { TraceLine } from './trace-line.js';

const US_PER_SECOND = 1_000_000;

/** A frame of a trace with what led to it. `n` and `cause` are numbers in one count, which the causes beside it share. */
export type ExplainedLine = TraceLine & {
  readonly n: number;
  /** 0: nothing led to it. */
  readonly cause: number;
  /** Why it was sent, or what settled its fate; null: a person decided. */
  readonly rule: string | null;
};

/** The lines of the very events, in their order. */
export function withCauses(lines: readonly TraceLine[], events: readonly LabEvent[]): ExplainedLine[] {
  const frames = events.flatMap(({ event }) => (event.kind === 'frame' ? [event] : []));
  return lines.flatMap((line, index) => {
    const frame = frames[index];
    if (frame === undefined) return [];
    const { n, cause, dir, rules } = frame;
    return [{ ...line, n, cause, rule: dir === 'in' ? settlingRule(rules) : frame.rule }];
  });
}

/** One JSON object a line: commands, decisions, timers, turns of programs, and rows that were taught. */
export function causeLines(causes: readonly LabCause[]): string {
  return causes
    .map(({ step, cause: { t, ...rest } }) => `${JSON.stringify({ t: t / US_PER_SECOND, step, ...rest })}\n`)
    .join('');
}
