import { formatIpv4, type Ipv4Address, type SocketView, socketsOf } from '@frameplay/engine';
import type { CommandResult } from '../command-run.js';
import type { Context } from '../context.js';
import { own } from '../own.js';
import { stop, success, unsupported } from '../stop.js';
import { socketTable } from './columns.js';
import { CONNECTED, EVERY_STATE, readExpression, type SocketTest, statesNamed } from './filter.js';
import { SS_USAGE } from './usage.js';

type State = SocketView['state'];

/** ss of iproute2 6.1. */
export function ss(context: Context, words: readonly string[]): CommandResult {
  const read = readWords(words);
  if (read.help) return success(SS_USAGE);
  if (read.version) return success('ss utility, iproute2-6.1.0\n');
  const test = readExpression(read.expression);
  const all = socketsOf(context.world, context.node);
  if (read.summary) return success(summary(all));
  const { tcp, udp, states } = selection(read);
  const isShown = (socket: SocketView): boolean =>
    (socket.protocol === 'tcp' ? tcp : udp) && states(socket.protocol).includes(socket.state) && passes(socket, test);
  // ss asks for one protocol after the other: datagrams first.
  const shown = [
    ...all.filter((socket) => socket.protocol === 'udp'),
    ...all.filter((socket) => socket.protocol === 'tcp'),
  ];
  const union = new Set([...(tcp ? states('tcp') : []), ...(udp ? states('udp') : [])].map(stateKey));
  return success(
    socketTable(shown.filter(isShown), (value) => formatIpv4(value as Ipv4Address), {
      netid: tcp === udp,
      state: union.size > 1,
      header: !read.headerless,
      numeric: read.numeric,
    }),
  );
}

/** An unconnected datagram socket and a closed stream are one state to ss. */
const stateKey = (state: State): State => (state === 'unconnected' ? 'closed' : state);

function passes(socket: SocketView, test: SocketTest | undefined): boolean {
  return test === undefined || test(socket);
}

interface Read {
  tcp: boolean;
  udp: boolean;
  other: boolean;
  all: boolean;
  listening: boolean;
  numeric: boolean;
  headerless: boolean;
  summary: boolean;
  help: boolean;
  version: boolean;
  states: readonly State[] | undefined;
  readonly expression: string[];
}

interface Selection {
  readonly tcp: boolean;
  readonly udp: boolean;
  readonly states: (protocol: 'tcp' | 'udp') => readonly State[];
}

function selection(read: Read): Selection {
  const isChosen = read.tcp || read.udp || read.other;
  return {
    tcp: read.tcp || !isChosen,
    udp: read.udp || !isChosen,
    states: (protocol) => {
      if (read.states !== undefined) return read.states;
      if (read.all) return EVERY_STATE;
      if (read.listening) return ['listen', 'closed', 'unconnected'];
      return protocol === 'tcp' ? CONNECTED : ['established'];
    },
  };
}

const LONG: Readonly<Record<string, string>> = {
  '--tcp': 't',
  '--udp': 'u',
  '--all': 'a',
  '--listening': 'l',
  '--numeric': 'n',
  '--no-header': 'H',
  '--summary': 's',
  '--help': 'h',
  '--version': 'V',
  '--ipv4': '4',
  '--processes': 'p',
  '--resolve': 'r',
  '--oneline': 'O',
  '--unix': 'x',
  '--raw': 'w',
  '--options': 'o',
  '--extended': 'e',
  '--memory': 'm',
  '--info': 'i',
  '--ipv6': '6',
  '--kill': 'K',
  '--events': 'E',
};

function readWords(words: readonly string[]): Read {
  const read: Read = {
    tcp: false,
    udp: false,
    other: false,
    all: false,
    listening: false,
    numeric: false,
    headerless: false,
    summary: false,
    help: false,
    version: false,
    states: undefined,
    expression: [],
  };
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (word.startsWith('--'))
      readLetter(read, own(LONG, word) ?? stop(255, `ss: unrecognized option '${word}'\n${SS_USAGE.trimEnd()}`));
    else if (word.startsWith('-') && word.length > 1) for (const letter of word.slice(1)) readLetter(read, letter);
    else if ((word === 'state' || word === 'exclude') && read.expression.length === 0) {
      readState(read, word, words[++at] ?? stop(255, `ss: missing state name after ${word}`));
    } else read.expression.push(word);
  }
  return read;
}

function readState(read: Read, word: 'state' | 'exclude', name: string): void {
  const named = statesNamed(name);
  if (word === 'state') read.states = [...(read.states ?? []), ...named];
  else read.states = (read.states ?? EVERY_STATE).filter((state) => !named.includes(state));
}

function readLetter(read: Read, letter: string): void {
  switch (letter) {
    case 't':
      read.tcp = true;
      break;
    case 'u':
      read.udp = true;
      break;
    case 'a':
      read.all = true;
      break;
    case 'l':
      read.listening = true;
      break;
    case 'n':
      read.numeric = true;
      break;
    case 'H':
      read.headerless = true;
      break;
    case 's':
      read.summary = true;
      break;
    case 'h':
      read.help = true;
      break;
    case 'V':
      read.version = true;
      break;
    // There are no such sockets.
    case 'x':
    case 'w':
      read.other = true;
      break;
    // Nothing to resolve, no processes to name, one line each anyway.
    case '4':
    case 'r':
    case 'p':
    case 'O':
      break;
    default:
      if ('oemi6KEbdDFfAMNSTZz0'.includes(letter)) unsupported(`ss -${letter}`);
      stop(255, `ss: invalid option -- '${letter}'\n${SS_USAGE.trimEnd()}`);
  }
}

function summary(sockets: readonly SocketView[]): string {
  const streams = sockets.filter(({ protocol }) => protocol === 'tcp');
  const datagrams = sockets.length - streams.length;
  const count = (...states: readonly State[]): number => streams.filter(({ state }) => states.includes(state)).length;
  const waiting = count('time-wait');
  const open = streams.length - waiting;
  const row = (name: string, number: number): string =>
    `${name}\t  ${String(number).padEnd(9)} ${String(number).padEnd(9)} ${'0'.padEnd(9)}\n`;
  return (
    `Total: ${open + datagrams}\n` +
    `TCP:   ${streams.length} (estab ${count('established')}, closed ${waiting}, orphaned 0, timewait ${waiting})\n\n` +
    'Transport Total     IP        IPv6\n' +
    row('RAW', 0) +
    row('UDP', datagrams) +
    row('TCP', open) +
    row('INET', open + datagrams) +
    row('FRAG', 0) +
    '\n'
  );
}
