import { encodeIpv4Payload } from '../wire/encode.js';
import { type Ipv4Packet, type Ipv4Payload, ipv4PayloadLength, type OpaquePayload, protocolOf } from '../wire/frame.js';

const HEADER_BYTES = 20;

/** A first fragment that is cut again still begins the same. */
function beginningOf({ payload }: Ipv4Packet): { readonly beginningOf?: Ipv4Payload } {
  if (payload.kind !== 'opaque') return { beginningOf: payload };
  return payload.beginningOf === undefined ? {} : { beginningOf: payload.beginningOf };
}

/** ip_do_fragment: pieces of at most `mtu` octets, all but the last a multiple of 8. */
export function fragmentPacket(packet: Ipv4Packet, mtu: number): Ipv4Packet[] {
  const total = ipv4PayloadLength(packet.payload);
  const step = (mtu - HEADER_BYTES) & ~7;
  const bytes = encodeIpv4Payload(packet);
  const fragments: Ipv4Packet[] = [];
  for (let offset = 0; offset < total; offset += step) {
    const last = offset + step >= total;
    const payload: OpaquePayload = {
      kind: 'opaque',
      protocol: protocolOf(packet.payload),
      bytes: bytes.slice(offset, Math.min(offset + step, total)),
      ...(offset === 0 && packet.fragmentOffset === 0 ? beginningOf(packet) : {}),
    };
    fragments.push({
      ...packet,
      fragmentOffset: packet.fragmentOffset + offset,
      moreFragments: !last || packet.moreFragments,
      payload,
    });
  }
  return fragments;
}
