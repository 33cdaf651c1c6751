import { describe, expect, test } from 'vitest';
import { compareStates, describeStateComparison } from '../compare/compare-states.js';
import { compareTraces, describeTraceComparison } from '../compare/compare-traces.js';
import type { StateFile } from '../state/state-file.js';
import type { TraceLine } from '../trace/trace-line.js';
import { recordedState, recordedTrace, testdataText } from './recorded-labs.js';

/** Recordings with something changed, and what the Python comparer said about each (exit code, first lines). */
type Case<Op> = {
  readonly name: string;
  readonly lab: string;
  readonly ops: readonly Op[];
  readonly options: readonly string[];
  readonly exit: number;
  readonly says: readonly string[];
};
type Path = readonly (string | number)[];
type TraceOp =
  | { readonly op: 'set'; readonly line: number; readonly path: Path; readonly value: unknown }
  | { readonly op: 'remove' | 'duplicate'; readonly line: number }
  | { readonly op: 'swap'; readonly line: number; readonly with: number }
  | { readonly op: 'shift'; readonly by: number }
  | { readonly op: 'renumber'; readonly from: number; readonly to: number };
type StateOp =
  | { readonly op: 'set'; readonly path: Path; readonly value: unknown }
  | { readonly op: 'replace'; readonly path: Path; readonly from: string; readonly to: string };
type Doctored = { readonly traces: readonly Case<TraceOp>[]; readonly states: readonly Case<StateOp>[] };

type Tree = { [key: string | number]: unknown };

function parentOf(tree: unknown, path: Path): Tree {
  return path.slice(0, -1).reduce<Tree>((node, key) => node[key] as Tree, tree as Tree);
}

function setAt(tree: unknown, path: Path, value: unknown): void {
  const parent = parentOf(tree, path);
  const key = path.at(-1) ?? '';
  if (value === null) delete parent[key];
  else parent[key] = value;
}

function doctorFrame(frames: TraceLine[], op: TraceOp): void {
  switch (op.op) {
    case 'set':
      setAt(frames[op.line], op.path, op.value);
      break;
    case 'remove':
      frames.splice(op.line, 1);
      break;
    case 'duplicate':
      frames.splice(op.line, 0, ...frames.slice(op.line, op.line + 1));
      break;
    case 'swap': {
      const [a] = frames.slice(op.line);
      const [b] = frames.splice(op.with, 1, ...(a ? [a] : []));
      frames.splice(op.line, 1, ...(b ? [b] : []));
      break;
    }
    case 'shift':
      for (const frame of frames) setAt(frame, ['t'], Number((frame.t + op.by).toFixed(6)));
      break;
    case 'renumber':
      for (const frame of frames) renumber(frame, op.from, op.to);
  }
}

function renumber(frame: TraceLine, from: number, to: number): void {
  for (const transport of ['tcp', 'udp'] as const) {
    for (const end of ['sport', 'dport'] as const) {
      if (frame[transport]?.[end] === from) setAt(frame, [transport, end], to);
    }
  }
}

function doctorState(state: StateFile, op: StateOp): void {
  const key = op.path.at(-1) ?? '';
  const parent = parentOf(state, op.path);
  const value = op.op === 'set' ? op.value : String(parent[key]).replace(op.from, op.to);
  setAt(state, op.path, value);
}

const verdictLines = (text: string): string[] => text.split('\n').filter((line) => /^(DIFF|equal)/.test(line));
const doctored = JSON.parse(testdataText('doctored.json')) as Doctored;

describe('the comparer says of a doctored trace what the Python comparer says', () => {
  test.each(doctored.traces)('$name', ({ lab, ops, options, exit, says }) => {
    const frames = recordedTrace(lab);
    for (const op of ops) doctorFrame(frames, op);
    const reorder = options.includes('--reorder') ? { reorderS: 0.3 } : {};
    const result = compareTraces(recordedTrace(lab), frames, { ...reorder, acks: options.includes('--acks') });
    expect(verdictLines(describeTraceComparison(result, options.includes('--all')))).toEqual(says);
    expect(result.differences.length > 0).toBe(exit === 1);
  });
});

describe('the comparer says of a doctored state what the Python comparer says', () => {
  test.each(doctored.states)('$name', ({ lab, ops, options, exit, says }) => {
    const state = recordedState(lab);
    for (const op of ops) doctorState(state, op);
    const result = compareStates(recordedState(lab), state);
    expect(verdictLines(describeStateComparison(result, options.includes('--all')))).toEqual(says);
    expect(result.differences.length > 0).toBe(exit === 1);
  });
});
