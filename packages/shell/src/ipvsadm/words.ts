import { Arguments } from '../arguments.js';
import { stop, unsupported } from '../stop.js';

/** The options of a call as they were written, before they are checked against each other. */
export interface IpvsWords {
  command: IpvsCommand | undefined;
  /** `master` or `backup`, as it was written. */
  daemon: string | undefined;
  /** The values of `--set`. */
  readonly timeouts: string[];
  readonly values: Map<ValueOption, string>;
  readonly flags: Set<FlagOption>;
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
  | 'stop-daemon';
export type ValueOption = 't' | 'u' | 'f' | 's' | 'p' | 'M' | 'r' | 'w' | 'x' | 'y' | 'b' | DaemonOption;
export type DaemonOption = 'mcast-interface' | 'syncid' | 'sync-maxlen' | 'mcast-group' | 'mcast-port' | 'mcast-ttl';
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
  | 'exact';

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
  exact: 'exact',
  X: 'exact',
};

const IGNORED = new Set(['sort']);

export const TRY_HELP = "Try `ipvsadm -h' or 'ipvsadm --help' for more information.";

/** popt's reading of the words: `-Lnc` is three options, `-t ADDR`, `-tADDR` and `--tcp-service=ADDR` are one. */
export function readIpvsWords(words: readonly string[]): IpvsWords {
  const read: IpvsWords = { command: undefined, daemon: undefined, timeouts: [], values: new Map(), flags: new Set() };
  const args = new Arguments(words);
  for (let word = args.take(); word !== undefined; word = args.take()) {
    if (word.startsWith('--')) readLong(read, word, args);
    else if (word.startsWith('-') && word.length > 1) readShort(read, word, args);
    else stop(255, `unexpected argument ${word}`);
  }
  return read;
}

function readLong(read: IpvsWords, word: string, args: Arguments): void {
  const equals = word.indexOf('=');
  const name = equals < 0 ? word.slice(2) : word.slice(2, equals);
  const attached = equals < 0 ? undefined : word.slice(equals + 1);
  if (IGNORED.has(name)) return;
  if (name.length === 1 || !readOption(read, name, args, attached)) unknown(word);
}

function readShort(read: IpvsWords, word: string, args: Arguments): void {
  let rest = word.slice(1);
  while (rest !== '') {
    const letter = rest.slice(0, 1);
    rest = rest.slice(1);
    const takesRest = letter in VALUES || letter === 'p';
    const attached = takesRest && rest !== '' ? rest : undefined;
    if (attached !== undefined) rest = '';
    if (letter === '6') unsupported('ipvsadm -6');
    if (!readOption(read, letter, args, attached)) unknown(`-${letter}`);
  }
}

function unknown(word: string): never {
  if (UNSUPPORTED.some((known) => word === known || word.startsWith(`${known}=`))) unsupported(`ipvsadm ${word}`);
  return stop(255, `${word}: unknown option\n${TRY_HELP}`);
}

const UNSUPPORTED = [
  '--pe',
  '--tun-info',
  '--tun-type',
  '--tun-port',
  '--tun-nocsum',
  '--tun-csum',
  '--tun-remcsum',
  '--sctp-service',
  '-h',
  '--help',
];

function readOption(read: IpvsWords, name: string, args: Arguments, attached: string | undefined): boolean {
  const command = COMMANDS[name];
  if (command !== undefined) return readCommand(read, command, args, attached);
  const flag = FLAGS[name];
  if (flag !== undefined) {
    read.flags.add(flag);
    return true;
  }
  if (name === 'p' || name === 'persistent') {
    read.values.set('p', attached ?? optionalNumber(args) ?? '300');
    return true;
  }
  const value = VALUES[name];
  if (value === undefined) return false;
  read.values.set(value, attached ?? args.take() ?? stop(255, `-${value}: missing argument\n${TRY_HELP}`));
  return true;
}

/** The time-out of `-p` may be left out; then it is 300 s. */
function optionalNumber(args: Arguments): string | undefined {
  const word = args.peek();
  return word !== undefined && !word.startsWith('-') ? args.take() : undefined;
}

function readCommand(read: IpvsWords, command: IpvsCommand, args: Arguments, attached: string | undefined): boolean {
  if (read.command !== undefined) stop(2, 'multiple commands specified');
  read.command = command;
  if (command === 'start-daemon' || command === 'stop-daemon') {
    read.daemon = attached ?? args.take() ?? stop(255, `--${command}: missing argument\n${TRY_HELP}`);
  }
  if (command !== 'set') return true;
  for (let count = 0; count < 3; count += 1) {
    read.timeouts.push(args.take() ?? stop(2, '--set option requires 3 timeout values'));
  }
  return true;
}
