import { startHoldClose, startHoldOpen, startHoldSend } from '@frameplay/engine';
import { Arguments } from './arguments.js';
import type { CommandResult, CommandRun } from './command-run.js';
import type { Context } from './context.js';
import { kernelMessage } from './kernel-message.js';
import { demand, stop, unsupported } from './stop.js';
import { parseUrl } from './url.js';

/**
 * A command of labs, not of Linux: a TCP connection that stays open under a name.
 * `hold open NAME URL`, `hold send NAME [TEXT]`, `hold read NAME`, `hold close NAME`.
 */
export function hold(context: Context, words: readonly string[]): CommandResult | CommandRun {
  const args = new Arguments(words);
  const action = args.take();
  switch (action) {
    case 'open':
      return open(context, readWords(args, 5));
    case 'send':
      return send(context, readWords(args, 3));
    case 'read':
      return read(context, readWords(args, 3));
    case 'close':
      return close(context, readWords(args, 3));
    default:
      return stop(2, 'usage: hold open|send|read|close [-t SECONDS] [-s SIZE] NAME [...]');
  }
}

interface Words {
  timeoutUs: number;
  size: number | undefined;
  readonly rest: string[];
}

function readWords(args: Arguments, timeoutS: number): Words {
  const words: Words = { timeoutUs: timeoutS * 1_000_000, size: undefined, rest: [] };
  for (let word = args.take(); word !== undefined; word = args.take()) {
    if (word === '-t') words.timeoutUs = Math.round(positive(args.take()) * 1_000_000);
    else if (word === '-s') words.size = positive(args.take());
    else words.rest.push(word);
  }
  return words;
}

function positive(word: string | undefined): number {
  const value = Number(word);
  return value > 0 && value <= 1_000_000 ? value : stop(2, `hold: not a number: ${word}`);
}

function nameOf(words: Words): string {
  return words.rest[0] ?? stop(2, 'hold: no NAME given');
}

function open(context: Context, words: Words): CommandRun {
  const name = nameOf(words);
  const url = parseUrl(words.rest[1] ?? '');
  if (url.kind !== 'http') stop(2, `hold: not http://ADDR[:PORT]/: ${words.rest[1] ?? ''}`);
  const options = { name, address: url.address, port: url.port, timeoutUs: words.timeoutUs };
  const program = demand(startHoldOpen(context.world, context.node, options), (error) =>
    error.code === 'EEXIST' ? stop(2, `hold: ${name} is open already`) : stop(7, `hold: ${kernelMessage(error.code)}`),
  );
  return { kind: 'program', node: context.node, program, output: { command: 'hold', action: 'open' } };
}

function send(context: Context, words: Words): CommandRun {
  const name = nameOf(words);
  const line = words.size === undefined ? (words.rest[1] ?? 'hello') : 'x'.repeat(words.size - 1);
  const options = { name, text: `${line}\n`, timeoutUs: words.timeoutUs };
  const program = demand(startHoldSend(context.world, context.node, options), () => unknown(name));
  return { kind: 'program', node: context.node, program, output: { command: 'hold', action: 'send' } };
}

function read(context: Context, words: Words): CommandRun {
  const name = nameOf(words);
  const options = { name, text: null, timeoutUs: words.timeoutUs };
  const program = demand(startHoldSend(context.world, context.node, options), () => unknown(name));
  return { kind: 'program', node: context.node, program, output: { command: 'hold', action: 'read' } };
}

function close(context: Context, words: Words): CommandRun {
  const name = nameOf(words);
  if (words.size !== undefined) unsupported('hold close -s');
  const program = demand(startHoldClose(context.world, context.node, name), () => unknown(name));
  return { kind: 'program', node: context.node, program, output: { command: 'hold', action: 'close' } };
}

function unknown(name: string): never {
  return stop(2, `hold: no connection ${name}`);
}
