import { nextBelow } from '../../../core/prng.js';
import type { Ipv4Address } from '../../../wire/address.js';
import { PROTOCOL_ICMP, PROTOCOL_TCP, PROTOCOL_UDP } from '../../../wire/frame.js';
import type { Host } from '../../host.js';
import type { PortRange } from '../rule-set.js';
import { type Flow, flowWith, inverted, latestOfSource, type Tracking, type Tuple } from './flow.js';
import type { NatSide } from './rewrite.js';

/** What one end may become; `ports` null: any, and the old one if it is free. */
export interface NatRange {
  readonly address: Ipv4Address;
  readonly ports: PortRange | null;
}

const ATTEMPTS_MAX = 128;

/** get_unique_tuple: `wanted` with its end in the range, so that no other flow has the same answers. */
export function freeTuple(
  host: Host,
  tracking: Tracking,
  now: number,
  flow: Flow,
  wanted: Tuple,
  side: NatSide,
  range: NatRange,
): Tuple {
  const isFree = (tuple: Tuple): boolean => {
    const other = flowWith(tracking, now, inverted(tuple));
    return other === undefined || other.id === flow.id;
  };
  if (side === 'source' && wanted.src !== range.address) {
    const known = sameSource(tracking, wanted, range);
    if (known !== null && isFree(known)) return known;
  }
  const moved = side === 'source' ? { ...wanted, src: range.address } : { ...wanted, dst: range.address };
  const port = portOf(moved, side);
  const fits = range.ports === null || (port >= range.ports.first && port <= range.ports.last);
  const isFixed = range.ports !== null && range.ports.first === range.ports.last;
  if (fits && (isFixed || isFree(moved))) return moved;
  return withFreePort(host, moved, side, range, isFree);
}

/** find_appropriate_src: a source that is translated already stays what it is. */
function sameSource(tracking: Tracking, wanted: Tuple, range: NatRange): Tuple | null {
  const known = latestOfSource(tracking, wanted);
  if (known === undefined) return null;
  const { src, sourcePort } = inverted(known.reply);
  const isInRange = range.ports === null || (sourcePort >= range.ports.first && sourcePort <= range.ports.last);
  return src === range.address && isInRange ? { ...wanted, src, sourcePort } : null;
}

function portOf(tuple: Tuple, side: NatSide): number {
  return side === 'source' || tuple.protocol === PROTOCOL_ICMP ? tuple.sourcePort : tuple.destinationPort;
}

/** nf_nat_l4proto_unique_tuple. */
function withFreePort(
  host: Host,
  tuple: Tuple,
  side: NatSide,
  range: NatRange,
  isFree: (tuple: Tuple) => boolean,
): Tuple {
  const isEcho = tuple.protocol === PROTOCOL_ICMP;
  if (!isEcho && tuple.protocol !== PROTOCOL_TCP && tuple.protocol !== PROTOCOL_UDP) return tuple;
  // An address to send to has its ports by its own right.
  if (range.ports === null && side === 'destination' && !isEcho) return tuple;
  const { first, last } = range.ports ?? (isEcho ? { first: 0, last: 65_535 } : similarPorts(portOf(tuple, side)));
  const size = last - first + 1;
  const start = side === 'destination' ? 0 : nextBelow(host.prng, size);
  let candidate = tuple;
  for (let i = 0; i < Math.min(size, ATTEMPTS_MAX); i++) {
    const port = first + ((start + i) % size);
    candidate = side === 'source' || isEcho ? { ...tuple, sourcePort: port } : { ...tuple, destinationPort: port };
    if (isFree(candidate)) return candidate;
  }
  return candidate;
}

/** Some programs believe in low ports. */
function similarPorts(port: number): PortRange {
  if (port >= 1024) return { first: 1024, last: 65_535 };
  return port < 512 ? { first: 1, last: 511 } : { first: 600, last: 1023 };
}
