import type { YAMLMap } from 'yaml';
import type { LabStep } from './lab.js';
import { allowKeys, fail, get, lineOf, type Reader, readList, readMap, readText, scalarText } from './reader.js';

const STEPS_MAX = 10_000;
const WAIT_US_MAX = 86_400_000_000;
const UNIT_US: Readonly<Record<string, number>> = { us: 1, ms: 1000, s: 1_000_000, m: 60_000_000 };

export function parseSteps(reader: Reader, top: YAMLMap, nodes: ReadonlySet<string>): LabStep[] {
  const list = readList(reader, get(reader, top, 'steps'), '"steps"', top);
  if (list.length > STEPS_MAX) fail(reader, list[STEPS_MAX], `more than ${STEPS_MAX} steps`);
  return list.map((node, index) => readStep(reader, node, `step ${index}`, nodes)).filter((step) => step !== undefined);
}

function readStep(reader: Reader, node: unknown, what: string, nodes: ReadonlySet<string>): LabStep | undefined {
  const map = readMap(reader, node, what, undefined);
  if (map === undefined) return undefined;
  allowKeys(reader, map, what, ['on', 'run', 'wait']);
  const wait = get(reader, map, 'wait');
  const run = get(reader, map, 'run');
  if ((wait === undefined) === (run === undefined)) {
    return fail(reader, map, `${what} needs either "run" or "wait"`);
  }
  return wait === undefined ? readRun(reader, map, what, nodes) : readWait(reader, map, wait, what);
}

function readRun(reader: Reader, map: YAMLMap, what: string, nodes: ReadonlySet<string>): LabStep | undefined {
  const on = readText(reader, map, 'on', what);
  const command = readText(reader, map, 'run', what);
  if (on === undefined || command === undefined) return undefined;
  if (!nodes.has(on)) return fail(reader, get(reader, map, 'on'), `${what} runs on "${on}", which is no node`);
  if (command.trim() === '') return fail(reader, get(reader, map, 'run'), `${what} has an empty "run"`);
  return { kind: 'run', on, command, line: lineOf(reader, map) };
}

function readWait(reader: Reader, map: YAMLMap, wait: unknown, what: string): LabStep | undefined {
  const text = scalarText(reader, wait, `"wait" of ${what}`);
  if (text === undefined) return undefined;
  if (get(reader, map, 'on') !== undefined) return fail(reader, map, `${what} waits, so it has no "on"`);
  const match = /^(\d+(?:\.\d+)?)\s*(us|ms|s|m)$/.exec(text);
  const durationUs = Math.round(Number(match?.[1]) * (UNIT_US[match?.[2] ?? ''] ?? Number.NaN));
  if (!(durationUs > 0 && durationUs <= WAIT_US_MAX)) {
    return fail(reader, wait, `"wait" of ${what} must be a time such as 2s or 1500ms, at most a day, not "${text}"`);
  }
  return { kind: 'wait', durationUs, line: lineOf(reader, map) };
}
