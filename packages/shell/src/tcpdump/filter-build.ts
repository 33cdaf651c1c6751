import type { FilterOperator, FilterValue, PacketFilter } from '@frameplay/engine';

// The pieces that expressions are put together from.

export const constant = (value: number): FilterValue => ({ kind: 'constant', value: value >>> 0 });

export const load = (
  base: 'link' | 'network' | 'transport',
  offset: number | FilterValue,
  octets: 1 | 2 | 4,
): FilterValue => ({
  kind: 'load',
  base,
  offset: typeof offset === 'number' ? constant(offset) : offset,
  octets,
});

export const calculate = (operator: FilterOperator, left: FilterValue, right: FilterValue): FilterValue => ({
  kind: 'arithmetic',
  operator,
  left,
  right,
});

export const equals = (left: FilterValue, value: number): PacketFilter => ({
  kind: 'compare',
  operator: '=',
  left,
  right: constant(value),
});

export const both = (left: PacketFilter, right: PacketFilter): PacketFilter => ({ kind: 'and', left, right });
export const either = (left: PacketFilter, right: PacketFilter): PacketFilter => ({ kind: 'or', left, right });
export const not = (of: PacketFilter): PacketFilter => ({ kind: 'not', of });

const ETHERTYPE_OFFSET = 12;
const IPV4 = 0x0800;
const ARP = 0x0806;
const PROTOCOL_OFFSET = 9;
const FRAGMENT_OFFSET = 6;
const FRAGMENT_MASK = 0x1fff;

export function etherType(type: number): PacketFilter {
  return equals(load('link', ETHERTYPE_OFFSET, 2), type);
}

export const isIpv4 = (): PacketFilter => etherType(IPV4);
export const isArp = (): PacketFilter => etherType(ARP);

export function isProtocol(protocol: number): PacketFilter {
  return both(isIpv4(), equals(load('network', PROTOCOL_OFFSET, 1), protocol));
}

/** Later fragments have no header of the protocol that they carry. */
export const isFirstPiece = (): PacketFilter =>
  equals(calculate('&', load('network', FRAGMENT_OFFSET, 2), constant(FRAGMENT_MASK)), 0);

export type Direction = 'src' | 'dst' | 'src or dst' | 'src and dst';

function directed(direction: Direction, src: PacketFilter, dst: PacketFilter): PacketFilter {
  switch (direction) {
    case 'src':
      return src;
    case 'dst':
      return dst;
    case 'src or dst':
      return either(src, dst);
    case 'src and dst':
      return both(src, dst);
  }
}

/** Addresses in the IPv4 header (`ip`) or in the ARP packet (`arp`). */
function inHeader(
  offsets: readonly [number, number],
  address: number,
  mask: number,
  direction: Direction,
): PacketFilter {
  const [src, dst] = offsets.map((offset) => {
    const octets = load('network', offset, 4);
    return equals(mask === 0xff_ff_ff_ff ? octets : calculate('&', octets, constant(mask)), address);
  });
  return directed(direction, src as PacketFilter, dst as PacketFilter);
}

export function hasAddress(
  among: 'ip' | 'arp' | 'any',
  address: number,
  mask: number,
  direction: Direction,
): PacketFilter {
  const ip = both(isIpv4(), inHeader([12, 16], address, mask, direction));
  const arp = both(isArp(), inHeader([14, 24], address, mask, direction));
  if (among === 'any') return either(ip, arp);
  return among === 'ip' ? ip : arp;
}

/** 48 bits of a MAC, compared as 32 and 16. */
export function hasMac(mac: number, direction: Direction): PacketFilter {
  const [high, low] = [Math.floor(mac / 0x1_0000), mac % 0x1_0000];
  const at = (offset: number): PacketFilter =>
    both(equals(load('link', offset, 4), high), equals(load('link', offset + 4, 2), low));
  return directed(direction, at(6), at(0));
}

export const isGroup = (): PacketFilter => not(equals(calculate('&', load('link', 0, 1), constant(1)), 0));

const TCP = 6;
const UDP = 17;

export function hasPort(protocols: readonly number[], first: number, last: number, direction: Direction): PacketFilter {
  const carried = protocols.map((protocol) => isProtocol(protocol)).reduce(either);
  const at = (offset: number): PacketFilter => {
    const port = load('transport', offset, 2);
    if (first === last) return equals(port, first);
    const compare = (operator: '>=' | '<=', value: number): PacketFilter => ({
      kind: 'compare',
      operator,
      left: port,
      right: constant(value),
    });
    return both(compare('>=', first), compare('<=', last));
  };
  return both(both(carried, isFirstPiece()), directed(direction, at(0), at(2)));
}

export const PORT_PROTOCOLS: readonly number[] = [TCP, UDP];
