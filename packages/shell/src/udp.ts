import { formatIpv4, parseIpv4, startUdpClient, type UdpClientResult } from '@frameplay/engine';
import { Arguments } from './arguments.js';
import type { CommandResult, CommandRun } from './command-run.js';
import type { Context } from './context.js';
import { kernelMessage } from './kernel-message.js';
import { demand, stop } from './stop.js';

const USAGE = 'usage: udp [-a] [-p SPORT] [-s SIZE] [-t SECONDS] ADDR PORT [TEXT]';
const PORT_MAX = 65_535;
/** Beyond it the kernel says EMSGSIZE. */
const DATAGRAM_MAX = 65_507;
const SIZE_MAX = 1_000_000;

interface Words {
  anySource: boolean;
  sourcePort: number;
  size: number | undefined;
  timeoutUs: number;
  readonly rest: string[];
}

/** A command of labs, not of Linux: one datagram, and the one answer that it waits for. */
export function udp(context: Context, words: readonly string[]): CommandRun {
  const read = readWords(new Arguments(words));
  const [addressText, portText, text = 'hello'] = read.rest;
  if (addressText === undefined || portText === undefined) stop(2, USAGE);
  const address = parseIpv4(addressText);
  if (!address.ok) stop(2, `udp: not an IPv4 address: ${addressText}`);
  if (read.size !== undefined && read.size > DATAGRAM_MAX) stop(7, 'udp: Message too long');
  const options = {
    address: address.value,
    port: number(portText, PORT_MAX),
    sourcePort: read.sourcePort,
    anySource: read.anySource,
    timeoutUs: read.timeoutUs,
    text: read.size === undefined ? text : 'x'.repeat(read.size),
  };
  const program = demand(startUdpClient(context.world, context.node, options), (error) =>
    stop(7, `udp: ${kernelMessage(error.code)}`),
  );
  return { kind: 'program', node: context.node, program, output: { command: 'udp', anySource: read.anySource } };
}

function readWords(args: Arguments): Words {
  const words: Words = { anySource: false, sourcePort: 0, size: undefined, timeoutUs: 3_000_000, rest: [] };
  for (let word = args.take(); word !== undefined; word = args.take()) {
    if (word === '-a') words.anySource = true;
    else if (word === '-p') words.sourcePort = number(args.take(), PORT_MAX);
    else if (word === '-s') words.size = number(args.take(), SIZE_MAX);
    else if (word === '-t') words.timeoutUs = seconds(args.take());
    else words.rest.push(word);
  }
  return words;
}

function number(word: string | undefined, max: number): number {
  const value = Number(word);
  return /^\d+$/.test(word ?? '') && value > 0 && value <= max ? value : stop(2, `udp: not a number: ${word ?? ''}`);
}

function seconds(word: string | undefined): number {
  const value = Number(word);
  const usable = /^\d+(\.\d*)?$/.test(word ?? '') && value > 0 && value <= 1_000_000;
  return usable ? Math.round(value * 1_000_000) : stop(2, `udp: not a number: ${word ?? ''}`);
}

const TIMED_OUT = 28;
const REFUSED = 7;

export function udpResult(anySource: boolean, result: UdpClientResult): CommandResult {
  if (result.failure === null) {
    const from = anySource ? `${formatIpv4(result.from)} ` : '';
    return { exit: 0, stdout: `${from}${result.text}`, stderr: '' };
  }
  if (result.failure === 'timeout') return { exit: TIMED_OUT, stdout: '', stderr: 'udp: timed out\n' };
  return { exit: REFUSED, stdout: '', stderr: `udp: ${kernelMessage(result.failure)}\n` };
}
