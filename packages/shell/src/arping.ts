import { type ArpingMode, formatIpv4, interfacesOf, parseIpv4, startArping } from '@frameplay/engine';
import { Arguments } from './arguments.js';
import type { CommandResult, CommandRun } from './command-run.js';
import { type Context, hasInterface } from './context.js';
import { demand, stop, unsupported } from './stop.js';
import { ARPING_USAGE } from './usage.js';

/** arping of iputils 20221126. */
export function arping(context: Context, words: readonly string[]): CommandResult | CommandRun {
  const read = readOptions(words);
  const target = parseIpv4(read.target);
  if (!target.ok) stop(2, `arping: ${read.target}: Name or service not known`);
  const iface = read.iface ?? onlyDevice(context);
  if (!hasInterface(context, iface)) stop(2, `arping: Device ${iface} not available.`);
  const options = {
    iface,
    target: target.value,
    mode: read.mode,
    count: read.count ?? null,
    deadlineUs: read.deadlineUs ?? null,
    keepBroadcasting: read.keepBroadcasting,
    quitOnFirst: read.quitOnFirst,
    ...(read.source === undefined ? {} : { sourceAddress: sourceAddress(read.source) }),
  };
  const program = demand(startArping(context.world, context.node, options), (error) => {
    if (error.code === 'ENODEV') stop(2, `arping: Interface "${iface}" is not ARPable`);
    if (error.code === 'ENETDOWN') stop(2, `arping: Interface "${iface}" is down`);
    return stop(2, 'arping: bind: Cannot assign requested address');
  });
  const gratuitous = read.mode === 'unsolicited' || read.mode === 'answer';
  const detect = read.mode === 'duplicate-detection';
  const output = {
    command: 'arping',
    target: formatIpv4(target.value),
    iface,
    detect,
    gratuitous,
    quiet: read.quiet,
  } as const;
  const endless = read.count === undefined && read.deadlineUs === undefined;
  return { kind: 'program', node: context.node, program, output, endless };
}

/** Without -I it takes the first interface that is up and speaks ARP. */
function onlyDevice(context: Context): string {
  const found = interfacesOf(context.world, context.node).find(({ kind, up, arp }) => kind === 'ethernet' && up && arp);
  return found?.name ?? stop(2, 'arping: No suitable device could be determined. Please, use option -I.');
}

interface Options {
  target: string;
  iface?: string;
  mode: ArpingMode;
  count?: number;
  deadlineUs?: number;
  source?: string;
  keepBroadcasting: boolean;
  quiet: boolean;
  quitOnFirst: boolean;
}

function sourceAddress(word: string) {
  const address = parseIpv4(word);
  return address.ok ? address.value : stop(2, `arping: invalid source ${word}`);
}

function readOptions(words: readonly string[]): Options {
  const options: Options = { target: '', mode: 'request', keepBroadcasting: false, quitOnFirst: false, quiet: false };
  const args = new Arguments(words);
  for (let word = args.take(); word !== undefined; word = args.take()) {
    if (word.startsWith('-') && word.length > 1) readLetters(options, word.slice(1), args);
    else if (options.target !== '') stop(2, 'arping: only one target');
    else options.target = word;
  }
  if (options.target === '') stop(2, ARPING_USAGE);
  return options;
}

const WITH_VALUE = new Set(['c', 'w', 'I', 's']);

function readLetters(options: Options, letters: string, args: Arguments): void {
  for (let rest = letters; rest !== ''; ) {
    const letter = rest.slice(0, 1);
    rest = rest.slice(1);
    if (!WITH_VALUE.has(letter)) readFlag(options, letter);
    else {
      const value = rest !== '' ? rest : args.take();
      rest = '';
      readValue(options, letter, value ?? stop(2, `arping: option requires an argument -- '${letter}'`));
    }
  }
}

function readFlag(options: Options, letter: string): void {
  switch (letter) {
    case 'U':
      options.mode = 'unsolicited';
      break;
    case 'A':
      options.mode = 'answer';
      break;
    case 'D':
      options.mode = 'duplicate-detection';
      break;
    case 'b':
      options.keepBroadcasting = true;
      break;
    case 'f':
      options.quitOnFirst = true;
      break;
    case 'q':
      options.quiet = true;
      break;
    default:
      if (letter === 'V') unsupported('arping -V');
      stop(2, `arping: invalid option -- '${letter}'\n${ARPING_USAGE}`);
  }
}

function readValue(options: Options, letter: string, value: string): void {
  switch (letter) {
    case 'c':
      options.count = integer(value);
      break;
    case 'w':
      options.deadlineUs = integer(value) * 1_000_000;
      break;
    case 'I':
      options.iface = value;
      break;
    default:
      options.source = value;
  }
}

function integer(text: string): number {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : stop(1, `arping: invalid argument: '${text}'`);
}
