import { decodeIpv4Payload } from '../wire/decode.js';
import { type Ipv4Packet, ipv4Length } from '../wire/frame.js';
import { count } from './counters.js';
import type { Host } from './host.js';

const TIMEOUT_US = 30_000_000;
const PARTIAL_MAX = 256;

/** ip_defrag: the whole packet once the last piece is there, null before. */
export function reassemble(host: Host, now: number, piece: Ipv4Packet): Ipv4Packet | null {
  count(host.counters, 'IpReasmReqds');
  dropOld(host, now);
  const protocol = piece.payload.kind === 'opaque' ? piece.payload.protocol : 0;
  const key = `${piece.src}:${piece.dst}:${piece.id}:${protocol}`;
  const partial = host.fragments.get(key) ?? { pieces: [], startedAt: now };
  partial.pieces = [...partial.pieces, piece].sort((a, b) => a.fragmentOffset - b.fragmentOffset);
  host.fragments.set(key, partial);
  const bytes = joinPieces(partial.pieces);
  if (bytes === null) return null;
  host.fragments.delete(key);
  const largest = Math.max(...partial.pieces.map(ipv4Length));
  const head: Ipv4Packet = {
    ...(partial.pieces[0] ?? piece),
    dontFragment: partial.pieces.some((part) => part.dontFragment && ipv4Length(part) === largest),
    fragmentOffset: 0,
    moreFragments: false,
    fragmentBytesMax: largest,
    payload: { kind: 'opaque', protocol, bytes },
  };
  const payload = decodeIpv4Payload(bytes, 0, bytes.length, head);
  if (!payload.ok) {
    count(host.counters, 'IpReasmFails');
    return null;
  }
  count(host.counters, 'IpReasmOKs');
  return { ...head, payload: payload.value };
}

function dropOld(host: Host, now: number): void {
  for (const [key, partial] of host.fragments)
    if (now - partial.startedAt > TIMEOUT_US || host.fragments.size > PARTIAL_MAX) {
      host.fragments.delete(key);
      count(host.counters, 'IpReasmFails');
    }
}

/** All octets in order, or null while something is missing. */
function joinPieces(pieces: readonly Ipv4Packet[]): Uint8Array | null {
  let length = 0;
  for (const piece of pieces) {
    if (piece.payload.kind !== 'opaque' || piece.fragmentOffset !== length) return null;
    length += piece.payload.bytes.length;
  }
  if (pieces[pieces.length - 1]?.moreFragments !== false) return null;
  const bytes = new Uint8Array(length);
  for (const piece of pieces) if (piece.payload.kind === 'opaque') bytes.set(piece.payload.bytes, piece.fragmentOffset);
  return bytes;
}
