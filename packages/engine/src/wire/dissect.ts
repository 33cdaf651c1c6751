import { formatIpv4, formatMac, type Ipv4Address } from './address.js';
import { NESTED_MAX, read16, read32, readMac } from './decode.js';

/** One field of a frame for the hex view: where its octets lie and what they say. */
export interface DissectedField {
  /** Stable, dotted: `ipv4.ttl`, `tcp.flags`, `arp.spa`. */
  readonly id: string;
  readonly offset: number;
  readonly length: number;
  readonly value: string;
  readonly children: readonly DissectedField[];
}

type Format = 'number' | 'hex' | 'mac' | 'ipv4' | 'tcp-flags' | 'fragment' | 'header-words';

/** Name, offset in its header, octets, how to write it. */
type FieldSpec = readonly [name: string, offset: number, length: number, format: Format];

const ETHERNET: readonly FieldSpec[] = [
  ['dst', 0, 6, 'mac'],
  ['src', 6, 6, 'mac'],
  ['type', 12, 2, 'hex'],
];
const ARP: readonly FieldSpec[] = [
  ['htype', 0, 2, 'number'],
  ['ptype', 2, 2, 'hex'],
  ['hlen', 4, 1, 'number'],
  ['plen', 5, 1, 'number'],
  ['op', 6, 2, 'number'],
  ['sha', 8, 6, 'mac'],
  ['spa', 14, 4, 'ipv4'],
  ['tha', 18, 6, 'mac'],
  ['tpa', 24, 4, 'ipv4'],
];
const IPV4: readonly FieldSpec[] = [
  ['version', 0, 1, 'hex'],
  ['tos', 1, 1, 'hex'],
  ['length', 2, 2, 'number'],
  ['id', 4, 2, 'number'],
  ['fragment', 6, 2, 'fragment'],
  ['ttl', 8, 1, 'number'],
  ['protocol', 9, 1, 'number'],
  ['checksum', 10, 2, 'hex'],
  ['src', 12, 4, 'ipv4'],
  ['dst', 16, 4, 'ipv4'],
];
const TCP: readonly FieldSpec[] = [
  ['sport', 0, 2, 'number'],
  ['dport', 2, 2, 'number'],
  ['seq', 4, 4, 'number'],
  ['ack', 8, 4, 'number'],
  ['header', 12, 1, 'header-words'],
  ['flags', 13, 1, 'tcp-flags'],
  ['window', 14, 2, 'number'],
  ['checksum', 16, 2, 'hex'],
  ['urgent', 18, 2, 'number'],
];
const UDP: readonly FieldSpec[] = [
  ['sport', 0, 2, 'number'],
  ['dport', 2, 2, 'number'],
  ['length', 4, 2, 'number'],
  ['checksum', 6, 2, 'hex'],
];
const ICMP_ECHO: readonly FieldSpec[] = [
  ['type', 0, 1, 'number'],
  ['code', 1, 1, 'number'],
  ['checksum', 2, 2, 'hex'],
  ['id', 4, 2, 'number'],
  ['seq', 6, 2, 'number'],
];
const ICMP_ERROR: readonly FieldSpec[] = [
  ['type', 0, 1, 'number'],
  ['code', 1, 1, 'number'],
  ['checksum', 2, 2, 'hex'],
  ['rest', 4, 4, 'hex'],
];
const ICMP_REDIRECT: readonly FieldSpec[] = [...ICMP_ERROR.slice(0, 3), ['gateway', 4, 4, 'ipv4']];

/** Never throws: what cannot be read becomes a field `data`. */
export function dissect(bytes: Uint8Array): readonly DissectedField[] {
  if (bytes.length < 14) return data(bytes, 0, bytes.length);
  const head = layer(bytes, 'ethernet', 0, 14, ETHERNET);
  const type = read16(bytes, 12);
  if (type === 0x0806 && bytes.length >= 42) return [head, layer(bytes, 'arp', 14, 28, ARP), ...padding(bytes, 42)];
  if (type === 0x0800) return [head, ...dissectIpv4(bytes, 14, bytes.length), ...padding(bytes, ipv4End(bytes))];
  return [head, ...data(bytes, 14, bytes.length)];
}

function ipv4End(bytes: Uint8Array): number {
  const length = read16(bytes, 16);
  return length < 20 || 14 + length > bytes.length ? bytes.length : 14 + length;
}

function dissectIpv4(bytes: Uint8Array, at: number, limit: number, depth = 0): readonly DissectedField[] {
  const header = ((bytes[at] ?? 0) & 15) * 4;
  if (limit < at + 20 || header < 20 || at + header > limit) return data(bytes, at, limit);
  const length = read16(bytes, at + 2);
  const end = length < header || at + length > limit ? limit : at + length;
  const head = layer(bytes, 'ipv4', at, header, IPV4);
  const unread = (read16(bytes, at + 6) & 0x1fff) !== 0 || depth > NESTED_MAX;
  if (unread) return [head, ...data(bytes, at + header, end)];
  return [head, ...carried(bytes, at + header, end, bytes[at + 9] ?? 0, depth)];
}

function carried(
  bytes: Uint8Array,
  at: number,
  end: number,
  protocol: number,
  depth: number,
): readonly DissectedField[] {
  switch (protocol) {
    case 1:
      return end < at + 8 ? data(bytes, at, end) : dissectIcmp(bytes, at, end, depth);
    case 4:
      return dissectIpv4(bytes, at, end, depth + 1);
    case 6:
      return dissectTcp(bytes, at, end);
    case 17:
      return end < at + 8 ? data(bytes, at, end) : [layer(bytes, 'udp', at, 8, UDP), ...data(bytes, at + 8, end)];
    default:
      return data(bytes, at, end);
  }
}

function dissectTcp(bytes: Uint8Array, at: number, end: number): readonly DissectedField[] {
  const header = ((bytes[at + 12] ?? 0) >> 4) * 4;
  // A quoted segment may be cut after its ports and number (RFC 792).
  if (end < at + 20 || header < 20 || at + header > end) return data(bytes, at, end);
  const head = layer(bytes, 'tcp', at, header, TCP);
  const options: readonly DissectedField[] =
    header > 20 ? [{ id: 'tcp.options', offset: at + 20, length: header - 20, value: '', children: [] }] : [];
  return [{ ...head, children: [...head.children, ...options] }, ...data(bytes, at + header, end)];
}

function dissectIcmp(bytes: Uint8Array, at: number, end: number, depth: number): readonly DissectedField[] {
  const type = bytes[at];
  if (type === 0 || type === 8) return [layer(bytes, 'icmp', at, 8, ICMP_ECHO), ...data(bytes, at + 8, end)];
  const head = layer(bytes, 'icmp', at, 8, type === 5 ? ICMP_REDIRECT : ICMP_ERROR);
  return [head, ...dissectIpv4(bytes, at + 8, end, depth + 1)];
}

function data(bytes: Uint8Array, from: number, to: number): readonly DissectedField[] {
  const end = Math.min(to, bytes.length);
  return end <= from ? [] : [{ id: 'data', offset: from, length: end - from, value: '', children: [] }];
}

function padding(bytes: Uint8Array, from: number): readonly DissectedField[] {
  const length = bytes.length - from;
  return length <= 0 ? [] : [{ id: 'ethernet.padding', offset: from, length, value: '', children: [] }];
}

function layer(
  bytes: Uint8Array,
  name: string,
  at: number,
  length: number,
  fields: readonly FieldSpec[],
): DissectedField {
  return {
    id: name,
    offset: at,
    length,
    value: '',
    children: fields.map(([field, offset, octets, format]) => ({
      id: `${name}.${field}`,
      offset: at + offset,
      length: octets,
      value: fieldText(bytes, at + offset, octets, format),
      children: [],
    })),
  };
}

function readNumber(bytes: Uint8Array, at: number, length: number): number {
  if (length === 1) return bytes[at] ?? 0;
  return length === 2 ? read16(bytes, at) : read32(bytes, at);
}

const FLAG_NAMES = ['FIN', 'SYN', 'RST', 'PSH', 'ACK', 'URG'];

function fieldText(bytes: Uint8Array, at: number, length: number, format: Format): string {
  const number = readNumber(bytes, at, length);
  switch (format) {
    case 'number':
      return String(number);
    case 'hex':
      return `0x${number.toString(16).padStart(length * 2, '0')}`;
    case 'mac':
      return formatMac(readMac(bytes, at));
    case 'ipv4':
      return formatIpv4(number as Ipv4Address);
    case 'tcp-flags':
      return FLAG_NAMES.filter((_name, bit) => ((number >> bit) & 1) === 1).join(' ');
    case 'header-words':
      return String((number >> 4) * 4);
    case 'fragment':
      return `${(number & 0x4000) !== 0 ? 'DF ' : ''}${(number & 0x2000) !== 0 ? 'MF ' : ''}${(number & 0x1fff) * 8}`;
  }
}
