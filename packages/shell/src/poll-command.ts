import type { World } from '@frameplay/engine';
import type { CommandResult, CommandRun, ShellFiles } from './command-run.js';
import { advanceScript, copyScript, interruptScript, scriptSoFar } from './line/script-run.js';
import { machineOf } from './machine.js';
import { type EndedCommand, interruptSimple, outputSoFar, pollSimple } from './poll-simple.js';

export type StartedCommand = Exclude<CommandRun, { kind: 'unsupported' }>;

/**
 * How a command ended, or undefined while it runs. A line of several commands goes on here, with the files that it
 * was started with (or the fork's own).
 */
export function pollCommand(world: World, run: StartedCommand, files: ShellFiles = {}): EndedCommand | undefined {
  if (run.kind !== 'script') return pollSimple(world, run);
  const result = advanceScript(machineOf(world, run.node, files, run.options), run);
  return result === undefined ? undefined : { result, endedAtUs: run.progress.tookTime ? world.now : undefined };
}

/** Ends a command that still runs, as Ctrl-C does: what it says then. It must not be polled any more. */
export function interruptCommand(world: World, run: StartedCommand, files: ShellFiles = {}): CommandResult {
  if (run.kind !== 'script') return interruptSimple(world, run);
  return interruptScript(machineOf(world, run.node, files, run.options), run);
}

/** What a command that runs has said until now: a terminal shows it as it comes. */
export function commandOutput(world: World, run: StartedCommand): { readonly stdout: string; readonly stderr: string } {
  return run.kind === 'script' ? scriptSoFar(world, run) : outputSoFar(world, run);
}

/** A copy that goes on by itself, for a fork of the world. */
export function copyCommand<Run extends CommandRun>(run: Run): Run {
  return run.kind === 'script' ? ({ ...copyScript(run) } as Run) : run;
}
