import { serviceName } from '../service-names.js';
import { checksumOf, type Octets } from './octets.js';
import type { PrintOptions } from './print-options.js';

/** Where a conversation began: numbers are shown relative to it (tseq_hash of print-tcp.c). */
export type Conversations = Map<string, { seq: number; ack: number }>;

export interface Carrier {
  readonly src: string;
  readonly dst: string;
  /** The pseudo header's sum. */
  readonly pseudoSum: number;
  readonly isFragment: boolean;
  /** What the IP header says that it carries; the octets may be fewer. */
  readonly length: number;
}

const FLAGS: readonly (readonly [number, string])[] = [
  [0x01, 'F'],
  [0x02, 'S'],
  [0x04, 'R'],
  [0x08, 'P'],
  [0x10, '.'],
  [0x20, 'U'],
  [0x40, 'E'],
  [0x80, 'W'],
];
const FIN = 1;
const SYN = 2;
const RST = 4;
const ACK = 16;
const HTTP_PORTS = [80, 8080];
const HEADER_BYTES = 20;

interface Numbers {
  seq: number;
  ack: number;
  /** What selective acknowledgements are counted from. */
  base: number;
}

/** print-tcp.c of tcpdump 4.99. */
export function tcpText(tcp: Octets, carrier: Carrier, options: PrintOptions, conversations: Conversations): string {
  const name = (port: number): string => (options.numeric ? String(port) : serviceName('tcp', port));
  if (tcp.length < 4) return `${carrier.src} > ${carrier.dst}:  [|tcp]`;
  const [sport, dport] = [tcp.u16(0), tcp.u16(2)];
  const ends = `${carrier.src}.${name(sport)} > ${carrier.dst}.${name(dport)}: `;
  if (tcp.length < HEADER_BYTES) return `${ends} [|tcp]`;
  const headerLength = (tcp.u8(12) >> 4) * 4;
  const length = carrier.length - headerLength;
  if (options.quick) return `${ends}tcp ${length}`;
  const flags = tcp.u8(13);
  const numbers = numbersOf(tcp, carrier, flags, options, conversations);
  const parts = [`Flags [${FLAGS.map(([bit, letter]) => ((flags & bit) !== 0 ? letter : '')).join('') || 'none'}]`];
  const isWhole = tcp.length >= carrier.length;
  if (options.verbose > 0 && !carrier.isFragment && isWhole) parts.push(checksumText(tcp, carrier));
  if (options.verbose > 1 || length > 0 || (flags & (SYN | FIN | RST)) !== 0) {
    parts.push(`seq ${numbers.seq}${length > 0 ? `:${(numbers.seq + length) >>> 0}` : ''}`);
  }
  if ((flags & ACK) !== 0) parts.push(`ack ${numbers.ack}`);
  parts.push(`win ${tcp.u16(14)}`);
  if ((flags & 0x20) !== 0) parts.push(`urg ${tcp.u16(18)}`);
  if (headerLength > HEADER_BYTES)
    parts.push(`options [${optionsText(tcp.from(HEADER_BYTES, headerLength), numbers)}]`);
  parts.push(`length ${length}`);
  const isHttp = HTTP_PORTS.includes(sport) || HTTP_PORTS.includes(dport);
  const payload =
    isHttp && length > 0 && (flags & RST) === 0 ? httpText(tcp.text(headerLength), length, options.verbose) : '';
  return `${ends}${parts.join(', ')}${payload}`;
}

function checksumText(tcp: Octets, carrier: Carrier): string {
  const sum = tcp.u16(16).toString(16).padStart(4, '0');
  const wrong = checksumOf(tcp, carrier.pseudoSum);
  if (wrong === 0) return `cksum 0x${sum} (correct)`;
  const right = (tcp.u16(16) + wrong) % 65_535;
  return `cksum 0x${sum} (incorrect -> 0x${right.toString(16).padStart(4, '0')})`;
}

/** One entry for both directions: the smaller port is its first end, or with equal ports the smaller address. */
function numbersOf(
  tcp: Octets,
  { src, dst }: Carrier,
  flags: number,
  options: PrintOptions,
  conversations: Conversations,
): Numbers {
  const [seq, ack] = [tcp.u32(4), tcp.u32(8)];
  if (options.absoluteSequence || (flags & ACK) === 0) return { seq, ack, base: 0 };
  const { isReverse, known, isNew } = remember(tcp, src, dst, conversations, flags, seq, ack);
  const base = isReverse ? known.seq : known.ack;
  if (isNew) return { seq, ack, base };
  const [own, other] = isReverse ? [known.ack, known.seq] : [known.seq, known.ack];
  return { seq: (seq - own) >>> 0, ack: (ack - other) >>> 0, base };
}

function remember(
  tcp: Octets,
  src: string,
  dst: string,
  conversations: Conversations,
  flags: number,
  seq: number,
  ack: number,
): { isReverse: boolean; known: { seq: number; ack: number }; isNew: boolean } {
  const [sport, dport] = [tcp.u16(0), tcp.u16(2)];
  const isReverse = sport > dport || (sport === dport && compareAddresses(src, dst) > 0);
  const key = isReverse ? `${dst}.${dport} ${src}.${sport}` : `${src}.${sport} ${dst}.${dport}`;
  const before = conversations.get(key);
  if (before !== undefined && (flags & SYN) === 0) return { isReverse, known: before, isNew: false };
  const previous = (ack - 1) >>> 0;
  const known = isReverse ? { seq: previous, ack: seq } : { seq, ack: previous };
  conversations.set(key, known);
  return { isReverse, known, isNew: true };
}

function compareAddresses(a: string, b: string): number {
  const value = (text: string): number => text.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  return value(a) - value(b);
}

const OPTION_NAMES: Readonly<Record<number, string>> = {
  0: 'eol',
  1: 'nop',
  2: 'mss',
  3: 'wscale',
  4: 'sackOK',
  5: 'sack',
  8: 'TS',
};

function optionsText(octets: Octets, numbers: Numbers): string {
  const shown: string[] = [];
  for (let at = 0; at < octets.length; ) {
    const kind = octets.u8(at);
    const length = kind <= 1 ? 1 : Math.max(2, octets.u8(at + 1));
    shown.push(`${OPTION_NAMES[kind] ?? `unknown-${kind}`}${optionValue(octets.from(at, at + length), kind, numbers)}`);
    if (kind === 0) break;
    at += length;
  }
  return shown.join(',');
}

function optionValue(octets: Octets, kind: number, { base }: Numbers): string {
  switch (kind) {
    case 2:
      return ` ${octets.u16(2)}`;
    case 3:
      return ` ${octets.u8(2)}`;
    case 8:
      return ` val ${octets.u32(2)} ecr ${octets.u32(6)}`;
    case 5: {
      const count = Math.floor((octets.length - 2) / 8);
      const blocks = Array.from({ length: count }, (_, index) => {
        const [from, to] = [octets.u32(2 + index * 8), octets.u32(6 + index * 8)];
        return `{${(from - base) >>> 0}:${(to - base) >>> 0}}`;
      });
      return ` ${count} ${blocks.join('')}`;
    }
    default:
      return '';
  }
}

const METHODS = ['GET', 'PUT', 'COPY', 'HEAD', 'LOCK', 'MOVE', 'POLL', 'POST', 'BCOPY', 'BMOVE', 'MKCOL', 'TRACE'];

/** txtproto_print(): the first line, or with -v every line, if this is where a request or an answer begins. */
function httpText(payload: string, length: number, verbose: number): string {
  const [first = ''] = payload.split(/\r?\n/);
  const [word = ''] = first.split(/[ \t]/);
  const isBeginning = METHODS.includes(word) || /^HTTP\/1\.\d$/.test(word) || word === 'OPTIONS' || word === 'DELETE';
  if (!isBeginning) return ': HTTP';
  if (verbose === 0) return `: HTTP: ${first}`;
  const lines = payload.split('\n');
  // What an ICMP error quotes may end inside a line, which is then left out.
  const isCut = payload.length < length;
  const endsInLine = lines.at(-1) !== '';
  if (isCut || !endsInLine) lines.pop();
  const shown = lines.map((line) => `\n\t${line.replace(/\r$/, '')}`).join('');
  return `: HTTP, length: ${length}${shown}${isCut || endsInLine ? ' [|http]' : ''}`;
}
