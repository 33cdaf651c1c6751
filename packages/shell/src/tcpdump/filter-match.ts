import { type PacketFilter, parseIpv4, parseMac } from '@frameplay/engine';
import { own } from '../own.js';
import { servicePort } from '../service-names.js';
import { type Direction, etherType, hasAddress, hasMac, hasPort, isProtocol, PORT_PROTOCOLS } from './filter-build.js';
import { type FilterCursor, fail } from './filter-cursor.js';
import { ETHERTYPES, PROTOCOLS } from './filter-names.js';
import type { CaptureLink } from './print-options.js';

export const KINDS = ['host', 'net', 'port', 'portrange', 'proto'] as const;

/** `tcp dst port`: how the word that follows is meant. */
export interface Qualifiers {
  readonly protocol: string | undefined;
  readonly direction: Direction;
  readonly kind: (typeof KINDS)[number] | undefined;
}

/** Reads the address, port or protocol that the qualifiers are about. */
export function readMatch(cursor: FilterCursor, qualifiers: Qualifiers, link: CaptureLink): PacketFilter {
  const { protocol, direction, kind } = qualifiers;
  switch (kind) {
    case 'port':
    case 'portrange':
      return ports(cursor.word(), protocol, direction, kind);
    case 'proto':
      return protocolNumber(cursor.word(), protocol);
    case 'net':
      return prefix(cursor, cursor.word(), amongOf(protocol), direction);
    case 'host':
    case undefined:
      return protocol === 'ether' ? mac(cursor.word(), direction, link) : host(cursor, protocol, direction);
  }
}

function ports(
  word: string,
  protocol: string | undefined,
  direction: Direction,
  kind: 'port' | 'portrange',
): PacketFilter {
  const among = protocol === undefined || protocol === 'ip' ? PORT_PROTOCOLS : [own(PROTOCOLS, protocol) ?? fail()];
  if (!among.every((number) => PORT_PROTOCOLS.includes(number))) fail(`illegal qualifier of 'port'`);
  const [first = '', last = first] = kind === 'portrange' ? word.split('-') : [word];
  return hasPort(among, portOf(first), portOf(last), direction);
}

function portOf(word: string): number {
  const port = servicePort(word) ?? fail(`unknown port '${word}'`);
  return port <= 65_535 ? port : fail(`illegal port number ${word} > 65535`);
}

function protocolNumber(word: string, protocol: string | undefined): PacketFilter {
  if (protocol === 'ether') return etherType(own(ETHERTYPES, word) ?? numberOf(word));
  const number = own(PROTOCOLS, word) ?? (/^\d+$/.test(word) ? Number(word) : fail(`unknown ip proto '${word}'`));
  return isProtocol(number);
}

function numberOf(word: string): number {
  return /^(0x[0-9a-f]+|\d+)$/i.test(word) ? Number(word) : fail(`unknown ether proto '${word}'`);
}

function mac(word: string, direction: Direction, link: CaptureLink): PacketFilter {
  const address = parseMac(word);
  if (!address.ok) fail(`unknown ether host '${word}'`);
  if (link !== 'ethernet') {
    fail('ethernet addresses supported only on ethernet/FDDI/token ring/802.11/ATM LANE/Fibre Channel');
  }
  return hasMac(address.value, direction);
}

function host(cursor: FilterCursor, protocol: string | undefined, direction: Direction): PacketFilter {
  const word = cursor.word();
  const address = parseIpv4(word);
  if (!address.ok) {
    if (word.includes('/')) return prefix(cursor, word, amongOf(protocol), direction);
    fail(/^[\d.]+$/.test(word) ? `invalid IPv4 address '${word}'` : `unknown host '${word}'`);
  }
  return hasAddress(amongOf(protocol), address.value, 0xff_ff_ff_ff, direction);
}

function amongOf(protocol: string | undefined): 'ip' | 'arp' | 'any' {
  if (protocol === undefined) return 'any';
  return protocol === 'ip' || protocol === 'arp' ? protocol : fail();
}

/** `10`, `10.0`, `10.0.0.0/8`, `10.0.0.0 mask 255.0.0.0`. */
function prefix(cursor: FilterCursor, word: string, among: 'ip' | 'arp' | 'any', direction: Direction): PacketFilter {
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
  if (cursor.take('mask')) mask = maskOf(cursor.word());
  if ((address & ~mask) >>> 0 !== 0) fail(`non-network bits set in "${word}"`);
  return hasAddress(among, address, mask, direction);
}

function maskOf(word: string): number {
  const mask = parseIpv4(word);
  return mask.ok ? mask.value : fail(`invalid IPv4 address '${word}'`);
}
