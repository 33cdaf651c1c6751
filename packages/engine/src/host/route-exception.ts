import { IPV4_ANY, type Ipv4Address } from '../wire/address.js';
import type { Host, RouteException } from './host.js';

/** find_exception: what is known of the way to one destination, until it has grown old. */
export function learnedOf(host: Host, now: number, to: Ipv4Address): RouteException | undefined {
  if (host.exceptions.size === 0) return undefined;
  const learned = host.exceptions.get(to);
  return learned === undefined || now >= learned.expiresAt ? undefined : learned;
}

/** The next hop of a route, or the better one that a redirect has named for this destination. */
export function learnedGateway(
  host: Host,
  now: number,
  route: { readonly gateway: Ipv4Address },
  to: Ipv4Address,
): Ipv4Address {
  const learned = learnedOf(host, now, to);
  return learned === undefined || learned.gateway === IPV4_ANY ? route.gateway : learned.gateway;
}
