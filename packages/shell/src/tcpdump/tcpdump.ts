import { startCapture } from '@frameplay/engine';
import type { CommandResult, CommandRun } from '../command-run.js';
import { type Context, interfaceNames } from '../context.js';
import { own } from '../own.js';
import { demand, stop, success, unsupported } from '../stop.js';
import { readFilter } from './filter.js';
import type { PrintOptions } from './print-options.js';
import { USAGE, VERSION } from './usage.js';

/** tcpdump 4.99.3: it prints what passes while it runs, until Ctrl-C or its count. */
export function tcpdump(context: Context, words: readonly string[]): CommandResult | CommandRun {
  const read = readOptions(words);
  if (read.help !== undefined) return success(`${read.help}\n`);
  const iface = read.iface ?? interfaceNames(context).find((name) => name !== 'lo') ?? 'lo';
  const isAll = iface === 'any';
  if (!isAll && !interfaceNames(context).includes(iface)) {
    stop(1, `tcpdump: ${iface}: No such device exists\n(No such device exists)`);
  }
  const link = isAll ? 'cooked' : iface === 'tunl0' ? 'none' : 'ethernet';
  const cooked = isAll ? 'tcpdump: data link type LINUX_SLL2\n' : '';
  const filter = readFilter(read.expression.join(' '), link);
  if (!filter.ok) stop(1, `${cooked}tcpdump: ${filter.message}`);
  const capture = demand(
    startCapture(context.world, context.node, {
      iface: isAll ? null : iface,
      filter: filter.filter,
      limit: read.count,
    }),
    () => stop(1, `tcpdump: ${iface}: No such device exists\n(No such device exists)`),
  );
  const verbose = read.print.verbose > 0 ? '' : 'verbose output suppressed, use -v[v]... for full protocol decode\n';
  const listening = `listening on ${iface}, link-type ${LINK_NAMES[link]}, snapshot length 262144 bytes\n`;
  const greeting = `${cooked}tcpdump: ${verbose}${listening}`;
  const output = { greeting, link, print: read.print } as const;
  return { kind: 'capture', capture, output, endless: read.count === null };
}

const LINK_NAMES = {
  ethernet: 'EN10MB (Ethernet)',
  none: 'RAW (Raw IP)',
  cooked: 'LINUX_SLL2 (Linux cooked v2)',
} as const;

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

interface Read {
  iface: string | undefined;
  count: number | null;
  readonly print: Writable<PrintOptions>;
  readonly expression: string[];
  help: string | undefined;
}

function readOptions(words: readonly string[]): Read {
  const print: Read['print'] = {
    numeric: false,
    linkLayer: false,
    quick: false,
    verbose: 0,
    absoluteSequence: false,
    timestamps: 0,
    dump: 'none',
    numbered: false,
  };
  const read: Read = { iface: undefined, count: null, print, expression: [], help: undefined };
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    // The expression begins with the first word that is no option; GNU getopt finds options behind it too.
    if (word === '--') {
      read.expression.push(...words.slice(at + 1));
      break;
    }
    if (!word.startsWith('-') || word === '-') read.expression.push(word);
    else if (word.startsWith('--')) at += readLong(read, word, words[at + 1]);
    else at += readLetters(read, word.slice(1), words[at + 1]);
  }
  return read;
}

const LONG: Readonly<Record<string, string>> = {
  '--interface': 'i',
  '--number': '#',
  '--absolute-tcp-sequence-numbers': 'S',
  '--help': 'h',
  '--no-promiscuous-mode': 'p',
  '--immediate-mode': 'U',
  '--direction': 'Q',
  '--snapshot-length': 's',
};

function readLong(read: Read, word: string, next: string | undefined): number {
  const [name = '', value] = word.split('=');
  if (name === '--version') {
    read.help = VERSION;
    return 0;
  }
  const letter = own(LONG, name) ?? stop(1, `tcpdump: unrecognized option '${word}'\n${USAGE}`);
  if (!WITH_VALUE.includes(letter)) {
    readFlag(read, letter);
    return 0;
  }
  readValue(read, letter, value ?? next ?? missing(letter));
  return value === undefined ? 1 : 0;
}

const missing = (letter: string): never => stop(1, `tcpdump: option requires an argument -- '${letter}'\n${USAGE}`);

const WITH_VALUE = 'icsQwrBCEFGjMTVWyzZ';

/** Returns how many words more it has taken. */
function readLetters(read: Read, letters: string, next: string | undefined): number {
  for (let rest = letters; rest !== ''; ) {
    const letter = rest.slice(0, 1);
    rest = rest.slice(1);
    if (!WITH_VALUE.includes(letter)) {
      readFlag(read, letter);
      continue;
    }
    readValue(read, letter, rest !== '' ? rest : (next ?? missing(letter)));
    return rest === '' ? 1 : 0;
  }
  return 0;
}

function readFlag(read: Read, letter: string): void {
  const { print } = read;
  switch (letter) {
    case 'n':
      print.numeric = true;
      break;
    case 'e':
      print.linkLayer = true;
      break;
    case 'q':
      print.quick = true;
      break;
    case 'v':
      print.verbose += 1;
      break;
    case 'S':
      print.absoluteSequence = true;
      break;
    case 't':
      print.timestamps += 1;
      break;
    case 'x':
      print.dump = print.dump === 'hex' ? 'hex-link' : 'hex';
      break;
    case 'X':
      print.dump = print.dump === 'hex-ascii' ? 'hex-ascii-link' : 'hex-ascii';
      break;
    case 'A':
      print.dump = 'ascii';
      break;
    case '#':
      print.numbered = true;
      break;
    case 'h':
      read.help = USAGE;
      break;
    // Lines come at once anyway, names of hosts are not looked up, and every frame is seen.
    case 'l':
    case 'p':
    case 'U':
    case 'K':
    case 'N':
      break;
    default:
      if ('bdDfHIJLOu'.includes(letter)) unsupported(`tcpdump -${letter}`);
      stop(1, `tcpdump: invalid option -- '${letter}'\n${USAGE}`);
  }
}

const COUNT_MAX = 1_000_000;

function readValue(read: Read, letter: string, value: string): void {
  switch (letter) {
    case 'i':
      read.iface = value;
      break;
    case 'c': {
      const count = /^\d{1,7}$/.test(value) ? Number(value) : 0;
      if (count === 0 || count > COUNT_MAX) stop(1, `tcpdump: invalid packet count ${value}`);
      read.count = count;
      break;
    }
    // The whole frame is kept anyway.
    case 's':
      if (!/^\d{1,6}$/.test(value)) stop(1, `tcpdump: invalid snaplen ${value}`);
      break;
    default:
      unsupported(`tcpdump -${letter}`);
  }
}
