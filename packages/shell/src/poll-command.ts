import { forgetProgram, invariant, type ProgramResult, programResult, type World } from '@frameplay/engine';
import { arpingResult } from './arping-output.js';
import type { CommandResult, CommandRun, ProgramOutput } from './command-run.js';
import { curlResult } from './curl-output.js';
import { holdResult } from './hold-output.js';
import { pingResult } from './ping-output.js';
import { udpResult } from './udp.js';

export type StartedCommand = Exclude<CommandRun, { kind: 'unsupported' }>;

/** How a command ended and when (simulated microseconds; undefined: at once); undefined while it runs. */
export interface EndedCommand {
  readonly result: CommandResult;
  readonly endedAtUs: number | undefined;
}

export function pollCommand(world: World, run: StartedCommand): EndedCommand | undefined {
  if (run.kind === 'ended') return { result: run.result, endedAtUs: undefined };
  const result = programResult(world, run.program);
  if (result === undefined) return undefined;
  return { result: write(run.output, result), endedAtUs: result.endedAt };
}

/** Ends a command that still runs, as Ctrl-C does. */
export function interruptCommand(world: World, run: CommandRun): void {
  if (run.kind === 'program') forgetProgram(world, run.program);
}

function write(output: ProgramOutput, result: ProgramResult): CommandResult {
  if (output.command === 'curl' && result.kind === 'http-client') return curlResult(output, result);
  if (output.command === 'ping' && result.kind === 'ping') return pingResult(output, result);
  if (output.command === 'arping' && result.kind === 'arping') return arpingResult(output, result);
  if (output.command === 'udp' && result.kind === 'udp-client') return udpResult(output.anySource, result);
  if (output.command === 'keepalived' && result.kind === 'wait') return { exit: 0, stdout: '', stderr: '' };
  invariant(output.command === 'hold' && result.kind === 'hold', `${output.command} got a ${result.kind}`);
  return holdResult(output.action, result);
}
