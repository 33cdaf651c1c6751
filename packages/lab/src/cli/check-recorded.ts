import { compareStates, describeStateComparison } from '../compare/compare-states.js';
import { compareTraces, describeTraceComparison } from '../compare/compare-traces.js';
import { parseLab } from '../labfile/parse-lab.js';
import { advanceLab } from '../run/advance-lab.js';
import { startLab } from '../run/lab-run.js';
import { labState } from '../state/write-state.js';
import { traceLines } from '../trace/write-trace.js';
import { recordedLab, recordedState, recordedTrace } from './recorded-labs.js';
import { describeStop } from './run-labs.js';

/** How a lab fares against the recording of the real kernel. */
export type Verdict =
  | { readonly kind: 'equal' }
  | { readonly kind: 'different'; readonly trace: string | undefined; readonly state: string | undefined }
  | { readonly kind: 'unsupported'; readonly why: string }
  | { readonly kind: 'failed'; readonly why: string };

/** The kernel's timers are late by up to an eighth, so a recording says only so much about time. */
export const REORDER_S = 0.3;

export function checkRecordedLab(name: string): Verdict {
  const parsed = parseLab(recordedLab(name));
  if (!parsed.ok) return { kind: 'failed', why: `line ${parsed.problems[0].line}: ${parsed.problems[0].reason}` };
  try {
    const run = startLab(parsed.lab, { seed: 1 });
    if (advanceLab(run) !== 'finished') return { kind: 'unsupported', why: describeStop(run) };
    const frames = compareTraces(recordedTrace(name), traceLines(run.events), { reorderS: REORDER_S });
    const tables = compareStates(recordedState(name), labState(run));
    const trace = frames.differences.length === 0 ? undefined : describeTraceComparison(frames, false);
    const state = tables.differences.length === 0 ? undefined : describeStateComparison(tables, true);
    return trace === undefined && state === undefined ? { kind: 'equal' } : { kind: 'different', trace, state };
  } catch (error) {
    return { kind: 'failed', why: error instanceof Error ? error.message : String(error) };
  }
}
