import { Arguments } from '../arguments.js';
import { stop, unsupported } from '../stop.js';

/** The options of a call in the order in which they were written; their values are still text. */
export interface IpvsWords {
  readonly command: IpvsCommand;
  /** Of `--start-daemon` and `--stop-daemon`. */
  readonly role: string;
  readonly options: readonly IpvsOption[];
  /** What is no option: the values of `--set`, and what should not be there. */
  readonly others: readonly string[];
  /** What popt stopped at, after the options before it. */
  readonly problem: string | undefined;
}

export interface IpvsOption {
  readonly name: ValueOption | FlagOption;
  /** Undefined: it has none, or `-p` without its time. */
  readonly value: string | undefined;
}

export type IpvsCommand =
  | 'A'
  | 'E'
  | 'D'
  | 'a'
  | 'e'
  | 'd'
  | 'C'
  | 'Z'
  | 'L'
  | 'S'
  | 'R'
  | 'set'
  | 'start-daemon'
  | 'stop-daemon'
  | 'version';
export type ValueOption =
  | 't'
  | 'u'
  | 'f'
  | 's'
  | 'p'
  | 'M'
  | 'r'
  | 'w'
  | 'x'
  | 'y'
  | 'b'
  | 'pe'
  | 'tun-type'
  | 'tun-port'
  | DaemonOption;
type DaemonOption = 'mcast-interface' | 'syncid' | 'sync-maxlen' | 'mcast-group' | 'mcast-port' | 'mcast-ttl';
export type FlagOption =
  | 'g'
  | 'i'
  | 'm'
  | 'n'
  | 'c'
  | 'o'
  | 'stats'
  | 'timeout'
  | 'persistent-conn'
  | 'thresholds'
  | 'rate'
  | 'daemon'
  | 'nosort'
  | 'exact'
  | 'sort'
  | 'tun-info'
  | 'tun-nocsum'
  | 'tun-csum'
  | 'tun-remcsum';

const COMMANDS: Readonly<Record<string, IpvsCommand>> = {
  A: 'A',
  'add-service': 'A',
  E: 'E',
  'edit-service': 'E',
  D: 'D',
  'delete-service': 'D',
  a: 'a',
  'add-server': 'a',
  e: 'e',
  'edit-server': 'e',
  d: 'd',
  'delete-server': 'd',
  C: 'C',
  clear: 'C',
  Z: 'Z',
  zero: 'Z',
  L: 'L',
  l: 'L',
  list: 'L',
  S: 'S',
  save: 'S',
  R: 'R',
  restore: 'R',
  set: 'set',
  'start-daemon': 'start-daemon',
  'stop-daemon': 'stop-daemon',
  v: 'version',
  version: 'version',
};

const VALUES: Readonly<Record<string, ValueOption>> = {
  t: 't',
  'tcp-service': 't',
  u: 'u',
  'udp-service': 'u',
  f: 'f',
  'fwmark-service': 'f',
  s: 's',
  scheduler: 's',
  M: 'M',
  netmask: 'M',
  r: 'r',
  'real-server': 'r',
  w: 'w',
  weight: 'w',
  x: 'x',
  'u-threshold': 'x',
  y: 'y',
  'l-threshold': 'y',
  b: 'b',
  'sched-flags': 'b',
  p: 'p',
  persistent: 'p',
  pe: 'pe',
  'tun-type': 'tun-type',
  'tun-port': 'tun-port',
  'mcast-interface': 'mcast-interface',
  syncid: 'syncid',
  'sync-maxlen': 'sync-maxlen',
  'mcast-group': 'mcast-group',
  'mcast-port': 'mcast-port',
  'mcast-ttl': 'mcast-ttl',
};

const FLAGS: Readonly<Record<string, FlagOption>> = {
  g: 'g',
  gatewaying: 'g',
  i: 'i',
  ipip: 'i',
  m: 'm',
  masquerading: 'm',
  n: 'n',
  numeric: 'n',
  c: 'c',
  connection: 'c',
  o: 'o',
  ops: 'o',
  stats: 'stats',
  timeout: 'timeout',
  'persistent-conn': 'persistent-conn',
  thresholds: 'thresholds',
  rate: 'rate',
  daemon: 'daemon',
  nosort: 'nosort',
  sort: 'sort',
  'tun-info': 'tun-info',
  'tun-nocsum': 'tun-nocsum',
  'tun-csum': 'tun-csum',
  'tun-remcsum': 'tun-remcsum',
  exact: 'exact',
  X: 'exact',
};

export const TRY_HELP = "Try `ipvsadm -h' or 'ipvsadm --help' for more information.";
const EXIT_USAGE = 255;

/** One word of the command line as popt sees it: an option under its spelling, or something else. */
type Token =
  | { readonly kind: 'option'; readonly word: string; readonly name: string; readonly value: string | undefined }
  | { readonly kind: 'problem'; readonly message: string }
  | { readonly kind: 'other'; readonly word: string };

/** popt's reading of the words: `-Lnc` is three options, `-t ADDR`, `-tADDR` and `--tcp-service=ADDR` are one. */
export function readIpvsWords(words: readonly string[]): IpvsWords {
  const tokens = [...tokenize(words)];
  const first = tokens.find(({ kind }) => kind !== 'other');
  const command = first?.kind === 'option' ? COMMANDS[first.name] : undefined;
  if (first?.kind !== 'option' || command === undefined) return stop(EXIT_USAGE, TRY_HELP);
  const options: IpvsOption[] = [];
  let problem: string | undefined;
  for (const token of tokens) {
    if (token === first || token.kind === 'other') continue;
    if (token.kind === 'problem') problem = token.message;
    else options.push(optionOf(token));
  }
  const others = tokens.flatMap((token) => (token.kind === 'other' ? [token.word] : []));
  return { command, role: first.value ?? '', options, others, problem };
}

function optionOf({ word, name, value }: Extract<Token, { kind: 'option' }>): IpvsOption {
  const known = VALUES[name] ?? FLAGS[name];
  // A second command.
  return known === undefined ? stop(2, `invalid option \`${word}'`) : { name: known, value };
}

function* tokenize(words: readonly string[]): Generator<Token> {
  const args = new Arguments(words);
  let onlyOthers = false;
  for (let word = args.take(); word !== undefined; word = args.take()) {
    if (onlyOthers || !word.startsWith('-') || word === '-') yield { kind: 'other', word };
    else if (word === '--') onlyOthers = true;
    else
      for (const token of word.startsWith('--') ? [longToken(word, args)] : shortTokens(word, args)) {
        yield token;
        if (token.kind === 'problem') return;
      }
  }
}

function longToken(word: string, args: Arguments): Token {
  const equals = word.indexOf('=');
  const name = equals < 0 ? word.slice(2) : word.slice(2, equals);
  return name.length === 1
    ? unknown(word)
    : tokenOf(equals < 0 ? word : word.slice(0, equals), name, args, equals < 0 ? undefined : word.slice(equals + 1));
}

function shortTokens(word: string, args: Arguments): Token[] {
  const tokens: Token[] = [];
  for (let rest = word.slice(1); rest !== ''; ) {
    const letter = rest.slice(0, 1);
    rest = rest.slice(1);
    const attached = letter in VALUES && rest !== '' ? rest : undefined;
    if (attached !== undefined) rest = '';
    tokens.push(tokenOf(tokens.length === 0 && rest === '' ? `-${letter}` : word, letter, args, attached));
  }
  return tokens;
}

const ELSEWHERE = new Set(['6', 'ipv6', 'h', 'help', 'sctp-service']);

function tokenOf(word: string, name: string, args: Arguments, attached: string | undefined): Token {
  if (ELSEWHERE.has(name)) unsupported(`ipvsadm ${word}`);
  const takesRole = name === 'start-daemon' || name === 'stop-daemon';
  if (VALUES[name] === undefined && !takesRole) {
    const known = COMMANDS[name] !== undefined || FLAGS[name] !== undefined;
    return known ? { kind: 'option', word, name, value: undefined } : unknown(word);
  }
  const value = attached ?? (VALUES[name] === 'p' ? optionalValue(args) : args.take());
  if (value === undefined && VALUES[name] !== 'p') return { kind: 'problem', message: `${word}: missing argument` };
  return { kind: 'option', word, name, value };
}

function unknown(word: string): Token {
  return { kind: 'problem', message: `${word}: unknown option` };
}

/** The time-out of `-p` may be left out. */
function optionalValue(args: Arguments): string | undefined {
  const word = args.peek();
  return word !== undefined && !word.startsWith('-') ? args.take() : undefined;
}
