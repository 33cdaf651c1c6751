import { invariant } from '@frameplay/engine';
import { startCommand } from '@frameplay/shell';
import { type Divergence, firstDivergence } from '../history/first-divergence.js';
import { forkAt, reactionAt } from '../history/fork-at.js';
import { type History, recordHistory } from '../history/history.js';
import { seek } from '../history/seek.js';
import { type Beginning, whatLedTo } from '../history/what-led.js';
import type { LabRun } from '../run/lab-run.js';
import { usesIpvs } from '../state/write-state.js';
import { lineText } from '../trace/frame-text.js';
import type { TraceLine } from '../trace/trace-line.js';
import { traceLines } from '../trace/write-trace.js';
import { complain, EXIT, type ExitCode, say } from './exit-code.js';
import { readLabFile } from './read-lab.js';
import { describeStop } from './run-labs.js';

export interface ReplayOptions {
  /** The number of a frame, from 1: its line in NAME.trace.jsonl. */
  readonly at: string;
  /** "NODE: COMMAND" */
  readonly change: string | undefined;
  readonly seed: number;
}

/** A chain through a long connection is cut to its end. */
const CHAIN_MAX = 16;

/** `frameplay replay`: one frame of a run, or what becomes of the run when something changes there. */
export function replayLab(file: string, options: ReplayOptions): ExitCode {
  const lab = readLabFile(file);
  if (lab === undefined) return EXIT.badInput;
  const history = recordHistory(lab, { seed: options.seed });
  if (history.outcome === 'unsupported') {
    complain(`${file}:${describeStop(history.end)}`);
    return EXIT.unsupported;
  }
  const frames = frameNumbers(history);
  const event = frames[Number(options.at) - 1];
  if (event === undefined) {
    complain(`--at ${options.at}: the run has the frames 1 to ${frames.length}`);
    return EXIT.badInput;
  }
  if (options.change !== undefined) return replayChanged(history, event, options.change);
  showFrame(history, event);
  return EXIT.ok;
}

/** The numbers of those events that are frames: a storm ends with one that is not. */
function frameNumbers(history: History): number[] {
  return history.events.flatMap(({ event }, number) => (event.kind === 'frame' ? [number] : []));
}

function replayChanged(history: History, event: number, text: string): ExitCode {
  const [, node, command] = /^([^:\s]+):\s*(\S.*)$/.exec(text) ?? [];
  if (node === undefined || command === undefined) {
    complain(`--change "${text}": give it as "NODE: COMMAND"`);
    return EXIT.badInput;
  }
  const fork = forkAt(history, event, { kind: 'command', node, command });
  if (!fork.ok) {
    complain(`--change "${text}": ${fork.error.message}`);
    return fork.error.code === 'history/command-unsupported' ? EXIT.unsupported : EXIT.badInput;
  }
  const divergence = firstDivergence(history, fork.value);
  if (divergence === undefined) say('no frame differs');
  else for (const line of divergenceText(history, fork.value, divergence)) say(line);
  return EXIT.ok;
}

function divergenceText(before: History, after: History, divergence: Divergence): string[] {
  switch (divergence.kind) {
    case 'missing':
      return [`first frame that differs, at ${divergence.at}: it is missing`, `- ${frameLine(before, divergence.inA)}`];
    case 'extra':
      return [
        `first frame that differs, at ${divergence.at}: it was not there before`,
        `+ ${frameLine(after, divergence.inB)}`,
        ...chainText(after, divergence.inB),
      ];
    case 'different':
      return [
        `first frame that differs, at ${divergence.at}: ${divergence.fields.map(({ field }) => field).join(', ')}`,
        `- ${frameLine(before, divergence.inA)}`,
        `+ ${frameLine(after, divergence.inB)}`,
        ...chainText(after, divergence.inB),
      ];
  }
}

function showFrame(history: History, number: number): void {
  say(frameLine(history, number));
  for (const line of chainText(history, number)) say(line);
  const why = reactionAt(history, number)?.why ?? [];
  for (const { rule, kernelFunction } of why) say(`rule: ${rule} (${kernelFunction})`);
  const event = history.events[number]?.event;
  invariant(event !== undefined, 'the frame is there');
  say(`tables of ${event.node} before its reaction, and what that changes (-, +):`);
  const after = tablesOf(seek(history, number, 'after'), event.node);
  for (const [command, text] of tablesOf(seek(history, number), event.node)) {
    say(`$ ${command}`);
    for (const line of changedLines(text, after.get(command) ?? '')) say(line);
  }
}

function chainText(history: History, number: number): string[] {
  const { beginning, events } = whatLedTo(history, number);
  const chain = events.slice(0, -1);
  const cut = Math.max(0, chain.length - CHAIN_MAX);
  const shown = chain.slice(cut).map((one) => `  ${frameLine(history, one)}`);
  const left = cut === 0 ? [] : [`  ... ${cut} frames more`];
  return ['what led there:', ...(beginning === undefined ? [] : [`  ${beginningText(beginning)}`]), ...left, ...shown];
}

function beginningText(beginning: Beginning): string {
  return beginning.kind === 'command'
    ? `step ${beginning.step} on ${beginning.on}: ${beginning.command}`
    : `step ${beginning.step}: a timer or a program of ${beginning.node}`;
}

/** "#27 step 14 1.400000 rs1:eth0 in 02:.. > 02:.. ARP who-has ..." */
function frameLine(history: History, number: number): string {
  const at = frameNumbers(history).indexOf(number);
  const line = linesOf(history)[at];
  invariant(line !== undefined, 'the frame has a line in the trace');
  return `#${at + 1} step ${line.step} ${line.t.toFixed(6)} ${line.at} ${line.dir} ${lineText(line)}`;
}

/** Sequence numbers are relative, so that all lines are made at once. */
const linesByHistory = new WeakMap<History, TraceLine[]>();

function linesOf(history: History): TraceLine[] {
  const lines = linesByHistory.get(history) ?? traceLines(history.events);
  linesByHistory.set(history, lines);
  return lines;
}

/** By the command that shows it. */
function tablesOf(run: LabRun, node: string): Map<string, string> {
  const tables = new Map<string, string>();
  for (const command of tableCommands(run, node)) {
    const asked = startCommand(run.world, node, command);
    if (asked.kind === 'ended' && asked.result.exit === 0) tables.set(command, asked.result.stdout);
  }
  return tables;
}

function tableCommands(run: LabRun, node: string): string[] {
  const kind = run.lab.nodes.find(({ name }) => name === node)?.kind;
  if (kind === 'bridge') return ['bridge fdb show br br0'];
  const tables = ['ip addr', 'ip route', 'ip neigh'];
  return usesIpvs(run, node) ? [...tables, 'ipvsadm -Ln', 'ipvsadm -Lnc'] : tables;
}

/** The lines before; one that goes has `-` before it, one that comes `+`. */
function changedLines(before: string, after: string): string[] {
  const [old, fresh] = [before, after].map((text) => text.split('\n').filter((line) => line !== ''));
  invariant(old !== undefined && fresh !== undefined, 'two texts');
  const kept = old.map((line) => `${fresh.includes(line) ? ' ' : '-'} ${line}`);
  return [...kept, ...fresh.filter((line) => !old.includes(line)).map((line) => `+ ${line}`)];
}
