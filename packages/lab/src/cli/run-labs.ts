import { existsSync, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Lab } from '../labfile/lab.js';
import { advanceLab } from '../run/advance-lab.js';
import { type LabRun, startLab } from '../run/lab-run.js';
import { labState } from '../state/write-state.js';
import { causeLines, withCauses } from '../trace/cause-lines.js';
import { explainFrames } from '../trace/explain-frames.js';
import { writePcapng } from '../trace/pcapng.js';
import { traceLines, traceText, writeTrace } from '../trace/write-trace.js';
import { complain, EXIT, type ExitCode, worst } from './exit-code.js';
import { writeFile } from './export-lab.js';
import { readLabFile } from './read-lab.js';

export interface RunLabsOptions {
  readonly out: string;
  readonly pcap: boolean;
  /** Each frame with its number, its cause and its rule; and beside it what led to them and is no frame. */
  readonly why: boolean;
  readonly seed: number;
}

/** `frameplay run`: one bad lab does not stop the others. */
export function runLabs(files: readonly string[], options: RunLabsOptions): ExitCode {
  if (!makeFolder(options.out)) return EXIT.badInput;
  const written = new Map<string, string>();
  return worst(files.map((file) => runFile(file, options, written)));
}

function makeFolder(folder: string): boolean {
  try {
    makeEach(path.resolve(folder));
    return true;
  } catch (error) {
    complain(`--out ${folder}: ${error instanceof Error ? error.message : String(error)}`);
    return false;
  }
}

/** Like `recursive: true`, which in Node 20 never ends where nobody can make a folder, such as /proc. */
function makeEach(folder: string): void {
  if (existsSync(folder) && statSync(folder).isDirectory()) return;
  const parent = path.dirname(folder);
  if (parent !== folder) makeEach(parent);
  mkdirSync(folder);
}

function runFile(file: string, options: RunLabsOptions, written: Map<string, string>): ExitCode {
  const lab = readLabFile(file);
  if (lab === undefined) return EXIT.badInput;
  const other = written.get(lab.name);
  if (other !== undefined) {
    complain(`${file}:1: has the name ${lab.name} of ${other}, whose trace it would overwrite`);
    return EXIT.badInput;
  }
  written.set(lab.name, file);
  try {
    return runLab(file, lab, options);
  } catch (error) {
    complain(`${file}: internal error: ${error instanceof Error ? error.message : String(error)}`);
    return EXIT.internal;
  }
}

function runLab(file: string, lab: Lab, options: RunLabsOptions): ExitCode {
  const run = startLab(lab, { seed: options.seed });
  const outcome = advanceLab(run);
  if (outcome === 'finished') return writeResults(run, options);
  complain(`${file}:${describeStop(run)}`);
  return EXIT.unsupported;
}

/** Why a lab did not come to its end, with the line. */
export function describeStop(run: LabRun): string {
  if (run.phase.kind === 'refused') {
    return `${run.phase.refusal.line}: this version does not support: ${run.phase.refusal.what}`;
  }
  const line = run.lab.steps[run.stepIndex]?.line ?? 1;
  const storm = run.events.map(({ event }) => event).find((event) => event.kind === 'storm-detected');
  const where = storm === undefined ? '' : ` (${storm.limit} at ${storm.node}: ${storm.count})`;
  return `${line}: storm detected in step ${run.stepIndex}${where}`;
}

function writeResults(run: LabRun, options: RunLabsOptions): ExitCode {
  const trace = options.why ? writeTrace(withCauses(traceLines(run.events), run.events)) : traceText(run.events);
  const comments = options.pcap ? explainFrames(run.lab, run.events, { seed: options.seed }) : [];
  const results: readonly [string, string | Uint8Array][] = [
    ['trace.jsonl', trace],
    ...(options.why ? [['causes.jsonl', causeLines(run.causes)] as const] : []),
    ['state.json', `${JSON.stringify(labState(run), undefined, 1)}\n`],
    ...(options.pcap ? [['pcapng', writePcapng(run.events, comments)] as const] : []),
  ].map(([suffix, content]) => [path.join(options.out, `${run.lab.name}.${suffix}`), content]);
  return worst(results.map(([target, content]) => writeFile(target, content)));
}
