import { setAlarm, simTime } from '@frameplay/engine';
import type { CommandResult, CommandRun } from './command-run.js';
import type { Context } from './context.js';
import { stop } from './stop.js';

const SECONDS: Readonly<Record<string, number>> = { '': 1, s: 1, m: 60, h: 3600, d: 86_400 };
const US_MAX = 86_400_000_000;

function durationUs(name: string, exit: number, word: string): number {
  const [, number, unit = ''] = /^(\d{1,9}(?:\.\d*)?|\.\d+)([smhd]?)$/.exec(word) ?? [];
  const us = Number(number) * (SECONDS[unit] ?? 1) * 1_000_000;
  if (number === undefined || us > US_MAX) {
    stop(exit, `${name}: invalid time interval ‘${word}’\nTry '${name} --help' for more information.`);
  }
  return Math.round(us);
}

/** sleep of coreutils 9.1. */
export function sleep(context: Context, words: readonly string[]): CommandRun {
  if (words.length === 0) stop(1, "sleep: missing operand\nTry 'sleep --help' for more information.");
  const us = words.reduce((sum, word) => sum + durationUs('sleep', 1, word), 0);
  const untilUs = context.world.now + us;
  setAlarm(context.world, context.node, simTime(untilUs));
  return { kind: 'sleep', untilUs };
}

/** timeout of coreutils 9.1: `timeout [-s SIGNAL] DURATION COMMAND`. */
export function timeout(context: Context, words: readonly string[]): CommandResult | CommandRun {
  const { duration, command } = readWords(words);
  const us = durationUs('timeout', 125, duration);
  const [name = ''] = command;
  const run = context.run({ ...context, options: { ...context.options, patienceUs: null } }, command);
  if (run.kind === 'ended' && run.result.exit === 127) {
    stop(127, `timeout: failed to run command ‘${name}’: No such file or directory`);
  }
  if (run.kind === 'ended' || run.kind === 'unsupported' || run.kind === 'script' || us === 0) return run;
  const untilUs = context.world.now + us;
  setAlarm(context.world, context.node, simTime(untilUs));
  return { kind: 'limited', run, untilUs, by: 'timeout' };
}

function readWords(words: readonly string[]): { duration: string; command: readonly string[] } {
  let at = 0;
  while ((words[at] ?? '').startsWith('-')) at += /^-(s|k)$/.test(words[at] ?? '') ? 2 : 1;
  const [duration, ...command] = words.slice(at);
  if (duration === undefined || command.length === 0) stop(125, "Try 'timeout --help' for more information.");
  return { duration, command };
}
