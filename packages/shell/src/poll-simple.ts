import {
  captureOf,
  forgetCapture,
  interruptProgram,
  invariant,
  type ProgramResult,
  programResult,
  resultSoFar,
  type World,
} from '@frameplay/engine';
import { arpingResult, arpingSoFar } from './arping-output.js';
import type { CommandResult, ProgramOutput, SimpleRun } from './command-run.js';
import { curlResult } from './curl-output.js';
import { holdResult } from './hold-output.js';
import { pingResult, pingSoFar } from './ping-output.js';
import { tcpdumpResult, tcpdumpSoFar } from './tcpdump/output.js';
import { tracerouteResult } from './traceroute-output.js';
import { udpResult } from './udp.js';

/** How a command ended and when (simulated microseconds; undefined: at once). */
export interface EndedCommand {
  readonly result: CommandResult;
  readonly endedAtUs: number | undefined;
}

/** Exit code of what Ctrl-C has ended: 128 and the number of SIGINT. */
const INTERRUPTED = 130;
const TIMED_OUT = 124;

/** Undefined while it runs. */
export function pollSimple(world: World, run: SimpleRun): EndedCommand | undefined {
  switch (run.kind) {
    case 'ended':
      return { result: run.result, endedAtUs: undefined };
    case 'program': {
      const result = programResult(world, run.program);
      return result === undefined ? undefined : { result: write(run.output, result), endedAtUs: result.endedAt };
    }
    case 'capture': {
      const view = captureOf(world, run.capture);
      if (view === undefined || view.endedAt === null) return undefined;
      return { result: tcpdumpResult(run.output, view, 'count'), endedAtUs: view.endedAt };
    }
    case 'sleep':
      if (world.now < run.untilUs) return undefined;
      return { result: { exit: 0, stdout: '', stderr: '' }, endedAtUs: run.untilUs };
    case 'limited':
      return pollLimited(world, run);
  }
}

function pollLimited(world: World, run: Extract<SimpleRun, { kind: 'limited' }>): EndedCommand | undefined {
  const ended = pollSimple(world, run.run);
  if (ended !== undefined || world.now < run.untilUs) return ended;
  if (run.by === 'ctrl-c') return { result: interruptSimple(world, run.run), endedAtUs: world.now };
  // SIGTERM: tcpdump handles it like Ctrl-C, the others just go.
  const said = run.run.kind === 'capture' ? interruptSimple(world, run.run) : killed(world, run.run);
  return { result: { ...said, exit: TIMED_OUT }, endedAtUs: world.now };
}

function killed(world: World, run: SimpleRun): CommandResult {
  const said = outputSoFar(world, run);
  interruptSimple(world, run);
  return { ...said, exit: TIMED_OUT };
}

/** Ctrl-C: what the command says then. */
export function interruptSimple(world: World, run: SimpleRun): CommandResult {
  switch (run.kind) {
    case 'ended':
      return run.result;
    case 'sleep':
      return { exit: INTERRUPTED, stdout: '', stderr: '' };
    case 'limited':
      return interruptSimple(world, run.run);
    case 'program': {
      const result = interruptProgram(world, run.program);
      return result === undefined ? { exit: INTERRUPTED, stdout: '', stderr: '' } : write(run.output, result);
    }
    case 'capture': {
      const view = captureOf(world, run.capture);
      forgetCapture(world, run.capture);
      return view === undefined
        ? { exit: INTERRUPTED, stdout: '', stderr: '' }
        : tcpdumpResult(run.output, view, 'interrupt');
    }
  }
}

/** What a command has said until now, for a terminal; ping, arping and tcpdump say something as they go. */
export function outputSoFar(world: World, run: SimpleRun): { readonly stdout: string; readonly stderr: string } {
  switch (run.kind) {
    case 'ended':
      return run.result;
    case 'sleep':
      return { stdout: '', stderr: '' };
    case 'limited':
      return outputSoFar(world, run.run);
    case 'program': {
      const result = resultSoFar(world, run.program);
      if (run.output.command === 'ping' && result?.kind === 'ping') return pingSoFar(run.output, result);
      if (run.output.command === 'arping' && result?.kind === 'arping') return arpingSoFar(run.output, result);
      return { stdout: '', stderr: '' };
    }
    case 'capture': {
      const view = captureOf(world, run.capture);
      return view === undefined ? { stdout: '', stderr: '' } : tcpdumpSoFar(run.output, view);
    }
  }
}

function write(output: ProgramOutput, result: ProgramResult): CommandResult {
  if (output.command === 'curl' && result.kind === 'http-client') return curlResult(output, result);
  if (output.command === 'ping' && result.kind === 'ping') return pingResult(output, result);
  if (output.command === 'arping' && result.kind === 'arping') return arpingResult(output, result);
  if (output.command === 'traceroute' && result.kind === 'traceroute') return tracerouteResult(output, result);
  if (output.command === 'udp' && result.kind === 'udp-client') return udpResult(output.anySource, result);
  if (output.command === 'keepalived' && result.kind === 'wait') return { exit: 0, stdout: '', stderr: '' };
  invariant(output.command === 'hold' && result.kind === 'hold', `${output.command} got a ${result.kind}`);
  return holdResult(output.action, result);
}
