import { formatIpv4, parseIpv4, startTraceroute } from '@frameplay/engine';
import type { CommandResult, CommandRun } from './command-run.js';
import type { Context } from './context.js';
import { kernelMessage } from './kernel-message.js';
import { own } from './own.js';
import { demand, stop, success, unsupported } from './stop.js';

/** traceroute 2.1.2: by UDP, or with -I by ICMP echo. */
export function traceroute(context: Context, words: readonly string[]): CommandResult | CommandRun {
  const read = readOptions(words);
  if (read.version)
    return success(
      'Modern traceroute for Linux, version 2.1.2\nCopyright (c) 2016  Dmitry Butskoy,   License: GPL v2 or any later\n',
    );
  const [host, length] = read.operands;
  if (host === undefined) return { exit: 0, stdout: '', stderr: USAGE };
  const destination = parseIpv4(host);
  if (!destination.ok) {
    stop(
      2,
      `${host}: Name or service not known\nCannot handle "host" cmdline arg \`${host}' on position 1 (argc ${read.hostAt})`,
    );
  }
  checkRanges(read);
  const source = read.source === undefined ? undefined : parseIpv4(read.source);
  if (source?.ok === false) stop(2, `Cannot handle \`-s' option with arg \`${read.source}' (argc 1)`);
  const packetBytes = length === undefined ? DEFAULT_BYTES : readLength(length);
  const first = `traceroute to ${host} (${host}), ${read.hopsMax} hops max, ${packetBytes} byte packets`;
  const options = {
    destination: destination.value,
    method: read.icmp ? ('icmp' as const) : ('udp' as const),
    firstHop: read.firstHop,
    hopsMax: read.hopsMax,
    queries: read.queries,
    waitUs: read.waitUs,
    packetBytes,
    port: read.port,
    ...(source?.ok === true ? { sourceAddress: source.value } : {}),
  };
  const program = demand(startTraceroute(context.world, context.node, options), (error) => {
    const call =
      error.code === 'EINVAL' ? 'bind: Cannot assign requested address' : `connect: ${kernelMessage(error.code)}`;
    return stop(1, `${first}\n${call}`);
  });
  const output = {
    command: 'traceroute',
    host: formatIpv4(destination.value),
    hopsMax: read.hopsMax,
    numeric: read.numeric,
    packetBytes,
  } as const;
  return { kind: 'program', node: context.node, program, output };
}

const DEFAULT_BYTES = 60;

const USAGE = `Usage:
  traceroute [ -4Ine ] [ -f first_ttl ] [ -m max_ttl ] [ -p port ] [ -w MAX ] [ -q nqueries ] [ -s src_addr ] host [ packetlen ]
`;

interface Read {
  readonly operands: string[];
  hostAt: number;
  icmp: boolean;
  numeric: boolean;
  version: boolean;
  firstHop: number;
  hopsMax: number;
  queries: number;
  waitUs: number;
  port: number;
  source: string | undefined;
}

const LONG: Readonly<Record<string, string>> = {
  '--icmp': 'I',
  '--udp': 'U',
  '--first': 'f',
  '--max-hops': 'm',
  '--queries': 'q',
  '--wait': 'w',
  '--port': 'p',
  '--source': 's',
  '--version': 'V',
  '--help': 'h',
};

function readOptions(words: readonly string[]): Read {
  const read: Read = {
    operands: [],
    hostAt: 0,
    icmp: false,
    numeric: false,
    version: false,
    firstHop: 1,
    hopsMax: 30,
    queries: 3,
    waitUs: 5_000_000,
    port: 33_434,
    source: undefined,
  };
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (!word.startsWith('-') || word === '-') {
      read.operands.push(word);
      if (read.operands.length === 1) read.hostAt = at + 1;
      if (read.operands.length > 2) stop(2, `Extra arg \`${word}' (position 3, argc ${at + 1})`);
      continue;
    }
    at += readOption(read, word, words[at + 1], at + 1);
  }
  return read;
}

function readOption(read: Read, word: string, next: string | undefined, place: number): number {
  if (word === '--help') stop(0, USAGE.trimEnd());
  const [name = '', attachedLong] = word.startsWith('--') ? word.split('=') : [word.slice(0, 2)];
  const letter = word.startsWith('--')
    ? (own(LONG, name) ?? stop(2, `Bad option \`${name}' (argc ${place})`))
    : word.slice(1, 2);
  if ('fmqwps'.includes(letter)) {
    const attached = attachedLong ?? (word.startsWith('--') || word.length === 2 ? undefined : word.slice(2));
    const value =
      attached ??
      next ??
      stop(2, `Option \`-${letter}' (argc ${place}) requires an argument: \`-${letter} ${NAMES[letter]}'`);
    readValue(read, letter, value, attached === undefined ? place + 1 : place);
    return attached === undefined ? 1 : 0;
  }
  for (const flag of word.startsWith('--') ? [letter] : word.slice(1)) readFlag(read, flag, place);
  return 0;
}

const NAMES: Readonly<Record<string, string>> = {
  f: 'first_ttl',
  m: 'max_ttl',
  q: 'nqueries',
  w: 'MAX,HERE,NEAR',
  p: 'port',
  s: 'src_addr',
};

function readFlag(read: Read, letter: string, place: number): void {
  if (letter === 'I') read.icmp = true;
  else if (letter === 'n') read.numeric = true;
  else if (letter === 'V') read.version = true;
  else if (letter === '4' || letter === 'e') return;
  else if ('6dFgiNtlrzTUDAMOP'.includes(letter)) unsupported(`traceroute -${letter}`);
  else stop(2, `Bad option \`-${letter}' (argc ${place})`);
}

function readValue(read: Read, letter: string, value: string, place: number): void {
  const wrong = (): never => stop(2, `Cannot handle \`-${letter}' option with arg \`${value}' (argc ${place})`);
  if (letter === 's') {
    read.source = value;
    return;
  }
  if (letter === 'w') {
    const [seconds = ''] = value.split(',');
    read.waitUs = /^\d{1,5}(\.\d+)?$/.test(seconds) ? Math.round(Number(seconds) * 1_000_000) : wrong();
    return;
  }
  const number = /^\d{1,9}$/.test(value) ? Number(value) : wrong();
  if (letter === 'f') read.firstHop = number;
  else if (letter === 'm') read.hopsMax = number;
  else if (letter === 'q') read.queries = number;
  else read.port = number & 0xffff;
}

function checkRanges({ firstHop, hopsMax, queries }: Read): void {
  if (hopsMax > 255) stop(2, 'max hops cannot be more than 255');
  if (firstHop < 1 || firstHop > hopsMax) stop(2, 'first hop out of range');
  if (queries < 1 || queries > 10) stop(2, 'no more than 10 probes per hop');
}

function readLength(word: string): number {
  const bytes = /^\d{1,6}$/.test(word)
    ? Number(word)
    : stop(2, `Cannot handle "packetlen" cmdline arg \`${word}' on position 2 (argc 2)`);
  return bytes > 1500 ? unsupported('traceroute with packets of more than 1500 bytes') : Math.max(bytes, 28);
}
