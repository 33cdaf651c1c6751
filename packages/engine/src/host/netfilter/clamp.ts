import { IPV4_ANY } from '../../wire/address.js';
import { type Ipv4Packet, TCP_SYN } from '../../wire/frame.js';
import type { HostEnvironment } from '../environment.js';
import type { Host } from '../host.js';
import type { Interface } from '../interface.js';
import { pathMtu } from '../path-mtu.js';
import { routeOutput } from '../route-output.js';

const IPV4_AND_TCP_BYTES = 40;

/** xt_TCPMSS.c: a SYN that promises less; never more. `size` null: what the paths there and back carry. */
export function clampedSegment(
  env: HostEnvironment,
  host: Host,
  packet: Ipv4Packet,
  out: Interface | null,
  size: number | null,
): Ipv4Packet {
  const { payload } = packet;
  if (payload.kind !== 'tcp' || (payload.flags & TCP_SYN) === 0) return packet;
  const { options } = payload;
  const limit = size ?? Math.min(out?.mtu ?? 0, mtuBack(env, host, packet)) - IPV4_AND_TCP_BYTES;
  if (options === null || options.maximumSegmentSize === null || options.maximumSegmentSize <= limit) return packet;
  env.decided('NETFILTER-MSS');
  return { ...packet, payload: { ...payload, options: { ...options, maximumSegmentSize: limit } } };
}

/** tcpmss_reverse_mtu. */
function mtuBack(env: HostEnvironment, host: Host, { src }: Ipv4Packet): number {
  const route = routeOutput(host, env.now, src, IPV4_ANY, 0);
  return route.ok ? pathMtu(host, env.now, route, src) : Number.MAX_SAFE_INTEGER;
}
