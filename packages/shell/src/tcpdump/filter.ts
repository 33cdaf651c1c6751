import { type FilterOperator, type FilterValue, type PacketFilter, parseIpv4, parseMac } from '@frameplay/engine';
import { own } from '../own.js';
import { servicePort } from '../service-names.js';
import {
  both,
  calculate,
  constant,
  type Direction,
  either,
  etherType,
  hasAddress,
  hasMac,
  hasPort,
  isArp,
  isFirstPiece,
  isGroup,
  isIpv4,
  isProtocol,
  load,
  not,
  PORT_PROTOCOLS,
} from './filter-build.js';
import { type FilterToken, filterWords } from './filter-words.js';
import type { CaptureLink } from './print-options.js';

export type ReadFilter =
  | { readonly ok: true; readonly filter: PacketFilter | null }
  | { readonly ok: false; readonly message: string };

class FilterTrouble extends Error {}

const SYNTAX = "can't parse filter expression: syntax error";
/** Brackets within brackets; more than anybody writes. */
const DEPTH_MAX = 50;

/** An expression of pcap-filter(7), as far as networks of Ethernet, ARP and IPv4 go. Null: everything passes. */
export function readFilter(text: string, link: CaptureLink): ReadFilter {
  const tokens = filterWords(text);
  if (tokens === null) return { ok: false, message: SYNTAX };
  if (tokens.length === 0) return { ok: true, filter: null };
  try {
    return { ok: true, filter: new FilterReader(tokens, link).all() };
  } catch (error) {
    if (error instanceof FilterTrouble) return { ok: false, message: error.message };
    throw error;
  }
}

function fail(message = SYNTAX): never {
  throw new FilterTrouble(message);
}

const PROTOCOLS: Readonly<Record<string, number>> = {
  icmp: 1,
  igmp: 2,
  tcp: 6,
  udp: 17,
  vrrp: 112,
  carp: 112,
  ipip: 4,
  ah: 51,
  esp: 50,
  gre: 47,
};
const ETHERTYPES: Readonly<Record<string, number>> = { ip: 0x0800, arp: 0x0806, rarp: 0x8035, ip6: 0x86dd };
const KINDS = ['host', 'net', 'port', 'portrange', 'proto'] as const;
type Kind = (typeof KINDS)[number];

/** Names for places and bits of headers: `tcp[tcpflags] & tcp-syn`. */
const NAMED_OFFSETS: Readonly<Record<string, number>> = { tcpflags: 13, icmptype: 0, icmpcode: 1 };
const NAMED_VALUES: Readonly<Record<string, number>> = {
  'tcp-fin': 1,
  'tcp-syn': 2,
  'tcp-rst': 4,
  'tcp-push': 8,
  'tcp-ack': 16,
  'tcp-urg': 32,
  'icmp-echoreply': 0,
  'icmp-unreach': 3,
  'icmp-redirect': 5,
  'icmp-echo': 8,
  'icmp-timxceed': 11,
};

interface Qualifiers {
  readonly protocol: string | undefined;
  readonly direction: Direction;
  readonly kind: Kind | undefined;
}

class FilterReader {
  readonly #tokens: readonly FilterToken[];
  readonly #link: CaptureLink;
  #next = 0;
  #depth = 0;
  /** `port 80 or 443`: what stands alone is read like what stood before it. */
  #last: Qualifiers | null = null;

  constructor(tokens: readonly FilterToken[], link: CaptureLink) {
    this.#tokens = tokens;
    this.#link = link;
  }

  all(): PacketFilter {
    const filter = this.#expression();
    if (this.#peek() !== undefined) fail();
    return filter;
  }

  /** In libpcap `and` and `or` bind alike, from left to right. */
  #expression(): PacketFilter {
    let filter = this.#term();
    for (;;) {
      if (this.#take('and', '&&')) filter = both(filter, this.#term());
      else if (this.#take('or', '||')) filter = either(filter, this.#term());
      else return filter;
    }
  }

  #term(): PacketFilter {
    this.#depth += 1;
    if (this.#depth > DEPTH_MAX) fail();
    const filter = this.#inner();
    this.#depth -= 1;
    return filter;
  }

  #inner(): PacketFilter {
    if (this.#take('not', '!')) return not(this.#term());
    const start = this.#next;
    if (this.#isRelation()) return this.#relation();
    this.#next = start;
    if (!this.#take('(')) return this.#primitive();
    const filter = this.#expression();
    if (!this.#take(')')) fail();
    return filter;
  }

  /** A comparison is known by its sign: the reader tries and goes back. */
  #isRelation(): boolean {
    const start = this.#next;
    try {
      this.#value();
      return this.#comparison() !== undefined;
    } catch (error) {
      if (error instanceof FilterTrouble) return false;
      throw error;
    } finally {
      this.#next = start;
    }
  }

  #comparison(): '=' | '!=' | '<' | '<=' | '>' | '>=' | undefined {
    const text = this.#peek()?.text;
    switch (text) {
      case '==':
        return '=';
      case '=':
      case '!=':
      case '<':
      case '<=':
      case '>':
      case '>=':
        return text;
      default:
        return undefined;
    }
  }

  #relation(): PacketFilter {
    const start = this.#next;
    const left = this.#value();
    const operator = this.#comparison() ?? fail();
    this.#next += 1;
    const right = this.#value();
    const guards = this.#tokens
      .slice(start, this.#next)
      .flatMap(({ text }, index, words) => (words[index + 1]?.text === '[' ? this.#guard(text) : []));
    return [...guards, { kind: 'compare', operator, left, right } as const].reduce(both);
  }

  /** `tcp[13]` asks for a TCP header first. */
  #guard(base: string): PacketFilter[] {
    if (base === 'ether') return [];
    if (base === 'ip') return [isIpv4()];
    if (base === 'arp') return [isArp()];
    return [both(isProtocol(own(PROTOCOLS, base) ?? fail()), isFirstPiece())];
  }

  #value(level = 0): FilterValue {
    const operators: readonly (readonly string[])[] = [['|'], ['^'], ['&'], ['<<', '>>'], ['+', '-'], ['*', '/', '%']];
    const here = operators[level];
    if (here === undefined) return this.#operand();
    let value = this.#value(level + 1);
    for (let sign = this.#peek()?.text; sign !== undefined && here.includes(sign); sign = this.#peek()?.text) {
      this.#next += 1;
      value = calculate(sign as FilterOperator, value, this.#value(level + 1));
    }
    return value;
  }

  #operand(): FilterValue {
    const token = this.#peek() ?? fail();
    this.#next += 1;
    if (token.text === '(') {
      this.#depth += 1;
      if (this.#depth > DEPTH_MAX) fail();
      const value = this.#value();
      this.#depth -= 1;
      if (!this.#take(')')) fail();
      return value;
    }
    if (token.kind === 'number') return constant(Number(token.text));
    if (token.text === 'len') return { kind: 'length' };
    const named = own(NAMED_VALUES, token.text) ?? own(NAMED_OFFSETS, token.text);
    if (named !== undefined) return constant(named);
    return this.#take('[') ? this.#octets(token.text) : fail();
  }

  #octets(name: string): FilterValue {
    const base = name === 'ether' ? 'link' : name === 'ip' || name === 'arp' ? 'network' : 'transport';
    if (base === 'transport' && own(PROTOCOLS, name) === undefined) fail();
    const offset = this.#value();
    const octets = this.#take(':') ? Number(this.#word()) : 1;
    if (octets !== 1 && octets !== 2 && octets !== 4) fail('data size must be 1, 2, or 4');
    if (!this.#take(']')) fail();
    return load(base, offset, octets);
  }

  #primitive(): PacketFilter {
    const text = this.#peek()?.text ?? fail();
    if (this.#take('less', 'greater')) {
      const right = constant(this.#number());
      return { kind: 'compare', operator: text === 'less' ? '<=' : '>=', left: { kind: 'length' }, right };
    }
    if (this.#take('broadcast')) return this.#group(text);
    if (this.#take('multicast')) return this.#group(text);
    return this.#qualified();
  }

  #group(word: string): PacketFilter {
    if (this.#link !== 'ethernet') fail(`not a ${word} link`);
    return word === 'broadcast' ? hasMac(0xff_ff_ff_ff_ff_ff, 'dst') : isGroup();
  }

  #qualified(): PacketFilter {
    const start = this.#next;
    const protocol = this.#protocol();
    const direction = this.#direction();
    const kind = KINDS.find((word) => this.#take(word));
    const isBare = this.#next === start;
    if (isBare && this.#last === null) return this.#named();
    const isOnlyProtocol = direction === undefined && kind === undefined;
    if (isOnlyProtocol && protocol !== undefined) {
      if (protocol === 'ether' && (this.#take('broadcast') || this.#take('multicast'))) {
        return this.#group(this.#tokens[this.#next - 1]?.text ?? '');
      }
      if (!this.#isId()) return this.#protocolAlone(protocol);
    }
    const qualifiers: Qualifiers =
      isBare && this.#last !== null ? this.#last : { protocol, direction: direction ?? 'src or dst', kind };
    this.#last = qualifiers;
    return this.#matching(qualifiers);
  }

  #protocol(): string | undefined {
    const text = this.#peek()?.text ?? '';
    if (text !== 'ether' && own(PROTOCOLS, text) === undefined && own(ETHERTYPES, text) === undefined) return undefined;
    this.#next += 1;
    return text;
  }

  #direction(): Direction | undefined {
    const first = this.#peek()?.text;
    if (first !== 'src' && first !== 'dst') return undefined;
    this.#next += 1;
    const [joint, second] = [this.#peek()?.text, this.#tokens[this.#next + 1]?.text];
    const isPair = (second === 'src' || second === 'dst') && second !== first;
    if (!isPair || (joint !== 'or' && joint !== 'and')) return first;
    this.#next += 2;
    return joint === 'or' ? 'src or dst' : 'src and dst';
  }

  #isId(): boolean {
    const token = this.#peek();
    if (token === undefined || token.kind === 'sign') return false;
    return !['and', 'or', 'not'].includes(token.text);
  }

  #named(): PacketFilter {
    const token = this.#peek() ?? fail();
    if (token.kind === 'sign') fail();
    this.#last = { protocol: undefined, direction: 'src or dst', kind: 'host' };
    if (!/^[\d.]+(\/\d+)?$/.test(token.text)) fail();
    return this.#matching({ ...this.#last, kind: token.text.includes('/') ? 'net' : 'host' });
  }

  #protocolAlone(name: string): PacketFilter {
    const type = own(ETHERTYPES, name);
    if (type !== undefined) return etherType(type);
    return isProtocol(own(PROTOCOLS, name) ?? fail());
  }

  #matching(qualifiers: Qualifiers): PacketFilter {
    const { protocol, direction, kind } = qualifiers;
    switch (kind) {
      case 'port':
      case 'portrange':
        return this.#ports(protocol, direction, kind);
      case 'proto':
        return this.#protocolNumber(protocol);
      case 'net':
        return this.#network(protocol, direction);
      case 'host':
      case undefined:
        return protocol === 'ether' ? this.#mac(direction) : this.#host(protocol, direction);
    }
  }

  #ports(protocol: string | undefined, direction: Direction, kind: 'port' | 'portrange'): PacketFilter {
    const among = protocol === undefined || protocol === 'ip' ? PORT_PROTOCOLS : [own(PROTOCOLS, protocol) ?? fail()];
    if (!among.every((number) => PORT_PROTOCOLS.includes(number))) fail(`illegal qualifier of 'port'`);
    const word = this.#word();
    const [first = '', last = first] = kind === 'portrange' ? word.split('-') : [word];
    return hasPort(among, portOf(first), portOf(last), direction);
  }

  #protocolNumber(protocol: string | undefined): PacketFilter {
    const word = this.#word();
    if (protocol === 'ether') return etherType(own(ETHERTYPES, word) ?? numberOf(word));
    const number = own(PROTOCOLS, word) ?? (/^\d+$/.test(word) ? Number(word) : fail(`unknown ip proto '${word}'`));
    return isProtocol(number);
  }

  #mac(direction: Direction): PacketFilter {
    const word = this.#word();
    const mac = parseMac(word);
    if (!mac.ok) fail(`unknown ether host '${word}'`);
    if (this.#link !== 'ethernet') {
      fail('ethernet addresses supported only on ethernet/FDDI/token ring/802.11/ATM LANE/Fibre Channel');
    }
    return hasMac(mac.value, direction);
  }

  #host(protocol: string | undefined, direction: Direction): PacketFilter {
    const word = this.#word();
    const address = parseIpv4(word);
    if (!address.ok) {
      if (word.includes('/')) return this.#prefix(word, amongOf(protocol), direction);
      fail(/^[\d.]+$/.test(word) ? `invalid IPv4 address '${word}'` : `unknown host '${word}'`);
    }
    return hasAddress(amongOf(protocol), address.value, 0xff_ff_ff_ff, direction);
  }

  #network(protocol: string | undefined, direction: Direction): PacketFilter {
    const word = this.#word();
    return this.#prefix(word, amongOf(protocol), direction);
  }

  /** `10`, `10.0`, `10.0.0.0/8`, `10.0.0.0 mask 255.0.0.0`. */
  #prefix(word: string, among: 'ip' | 'arp' | 'any', direction: Direction): PacketFilter {
    const [net = '', length] = word.split('/');
    const parts = net.split('.');
    if (!/^\d{1,3}(\.\d{1,3}){0,3}$/.test(net) || parts.some((part) => Number(part) > 255)) {
      fail(/^[\d.]+$/.test(net) ? `invalid IPv4 address '${net}'` : `unknown network '${word}'`);
    }
    const address = parts
      .concat(['0', '0', '0'])
      .slice(0, 4)
      .reduce((sum, part) => sum * 256 + Number(part), 0);
    const bits = length === undefined ? parts.length * 8 : Number(length);
    if (bits > 32) fail('mask length must be <= 32');
    let mask = bits === 0 ? 0 : (0xff_ff_ff_ff << (32 - bits)) >>> 0;
    if (this.#take('mask')) mask = maskOf(this.#word());
    if ((address & ~mask) >>> 0 !== 0) fail(`non-network bits set in "${word}"`);
    return hasAddress(among, address, mask, direction);
  }

  #number(): number {
    const token = this.#peek();
    this.#next += 1;
    return token?.kind === 'number' ? Number(token.text) : fail();
  }

  #word(): string {
    const token = this.#peek();
    if (token === undefined || token.kind === 'sign') return fail();
    this.#next += 1;
    return token.text;
  }

  #peek(): FilterToken | undefined {
    return this.#tokens[this.#next];
  }

  #take(...texts: readonly string[]): boolean {
    const token = this.#peek();
    if (token === undefined || !texts.includes(token.text)) return false;
    this.#next += 1;
    return true;
  }
}

function amongOf(protocol: string | undefined): 'ip' | 'arp' | 'any' {
  if (protocol === undefined) return 'any';
  return protocol === 'ip' || protocol === 'arp' ? protocol : fail();
}

function maskOf(word: string): number {
  const mask = parseIpv4(word);
  return mask.ok ? mask.value : fail(`invalid IPv4 address '${word}'`);
}

function numberOf(word: string): number {
  return /^(0x[0-9a-f]+|\d+)$/i.test(word) ? Number(word) : fail(`unknown ether proto '${word}'`);
}

function portOf(word: string): number {
  const port = servicePort(word) ?? fail(`unknown port '${word}'`);
  return port <= 65_535 ? port : fail(`illegal port number ${word} > 65535`);
}
