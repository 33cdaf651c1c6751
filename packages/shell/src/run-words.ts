import { setAlarm, simTime } from '@frameplay/engine';
import type { CommandResult, CommandRun } from './command-run.js';
import { COMMANDS, isElsewhere, SWITCH_COMMANDS } from './commands.js';
import type { Context } from './context.js';
import { CommandStop, CommandUnsupported, success } from './stop.js';
import { helpOf } from './usage-of.js';

/** Long enough for four pings. */
const PATIENCE_US = 3_900_000;

/** Starts one command whose words are read already. */
export function runWords(context: Context, words: readonly string[]): CommandRun {
  const [name, ...rest] = words;
  if (name === undefined) return ended(success());
  const refusal = refusalOf(context.kind, name);
  if (refusal !== undefined) return { kind: 'unsupported', what: refusal };
  const command = COMMANDS.get(name);
  if (command === undefined) return ended(notFound(name));
  const help = helpOf(name, rest);
  if (help !== undefined) return ended(help);
  try {
    const outcome = command(context, rest);
    return 'kind' in outcome ? patient(context, outcome) : ended(outcome);
  } catch (error) {
    if (error instanceof CommandStop) return ended(error.result);
    if (error instanceof CommandUnsupported) return { kind: 'unsupported', what: error.what };
    throw error;
  }
}

/** Why a command is not started at all: real hosts have it, this version does not, or not on this device. */
export function refusalOf(kind: 'host' | 'switch', name: string): string | undefined {
  if (isElsewhere(name)) return `command ${name}`;
  return kind === 'switch' && COMMANDS.has(name) && !SWITCH_COMMANDS.includes(name) ? `${name} on a bridge` : undefined;
}

function ended(result: CommandResult): CommandRun {
  return { kind: 'ended', result };
}

function notFound(name: string): CommandResult {
  const why = name.includes('/') ? 'No such file or directory' : 'command not found';
  return { exit: 127, stdout: '', stderr: `bash: ${name}: ${why}\n` };
}

function patient(context: Context, run: CommandRun): CommandRun {
  const { patienceUs = PATIENCE_US } = context.options;
  if (patienceUs === null || (run.kind !== 'program' && run.kind !== 'capture') || run.endless !== true) return run;
  const untilUs = context.world.now + patienceUs;
  setAlarm(context.world, context.node, simTime(untilUs));
  return { kind: 'limited', run, untilUs, by: 'ctrl-c' };
}
