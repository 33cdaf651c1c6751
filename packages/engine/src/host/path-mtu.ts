import { later, type SimTimeUs, US_PER_SECOND } from '../core/time.js';
import { IPV4_ANY, type Ipv4Address } from '../wire/address.js';
import type { Host } from './host.js';
import { learnedOf } from './route-exception.js';
import { type OutputRoute, routeMtu } from './routed.js';

/** ip_rt_mtu_expires, ip_rt_min_pmtu. */
const EXPIRES_US = 600 * US_PER_SECOND;
const PATH_MTU_MIN = 552;

type PathStart = Pick<OutputRoute, 'type' | 'out' | 'metrics'>;

/** dst_mtu of a packet's own way out: the interface's MTU, or less where an ICMP error has taught so. */
export function pathMtu(host: Host, now: number, route: PathStart, to: Ipv4Address): number {
  const learned = route.type === 'unicast' ? learnedOf(host, now, to) : undefined;
  const known = routeMtu(route);
  if (learned === undefined || learned.mtu === 0) return known;
  return Math.min(learned.mtu, known);
}

/** __ip_rt_update_pmtu: only ever less, and never very little. */
export function learnPathMtu(host: Host, now: SimTimeUs, route: PathStart, to: Ipv4Address, mtu: number): void {
  const old = pathMtu(host, now, route, to);
  if (route.type !== 'unicast' || old < mtu || route.metrics?.mtuLocked === true) return;
  const gateway = learnedOf(host, now, to)?.gateway ?? IPV4_ANY;
  const least = Math.min(old, PATH_MTU_MIN);
  host.exceptions.set(to, { gateway, mtu: Math.max(mtu, least), expiresAt: later(now, EXPIRES_US) });
}
