import { IPV4_ANY, IPV4_LOOPBACK, type Ipv4Address, isLimitedBroadcast, isMulticast } from '../wire/address.js';
import { holdsAddress, selectAddress } from './address-table.js';
import { addressType, lookupRoute, routeSource } from './fib.js';
import { type Host, interfaceByIfindex, loopbackOf } from './host.js';
import { type Interface, SCOPE_HOST, SCOPE_LINK } from './interface.js';
import type { Route } from './route.js';
import { learnedGateway } from './route-exception.js';
import { type NoRoute, type OutputRoute, outputRoute } from './routed.js';

const UNREACHABLE: NoRoute = { ok: false, code: 'ENETUNREACH' };

/** `source` 0: choose one; `ifindex` 0: any interface; `mark`: what the firewall has written on the packet. */
export function routeOutput(
  host: Host,
  now: number,
  destination: Ipv4Address,
  source: Ipv4Address,
  ifindex: number,
  mark = 0,
): OutputRoute | NoRoute {
  // What redirects have taught grows old, so it is looked up each time.
  if (ifindex !== 0 || mark !== 0 || host.exceptions.size > 0 || host.mistakes !== null)
    return searchRoute(host, now, destination, source, ifindex, mark);
  const known = host.routeMemo.output(destination, source);
  if (known !== undefined) return known;
  const found = searchRoute(host, now, destination, source, ifindex, 0);
  host.routeMemo.keepOutput(destination, source, found);
  return found;
}

function searchRoute(
  host: Host,
  now: number,
  destination: Ipv4Address,
  source: Ipv4Address,
  ifindex: number,
  mark: number,
): OutputRoute | NoRoute {
  if (source !== IPV4_ANY) {
    if (isMulticast(source) || isLimitedBroadcast(source)) return { ok: false, code: 'EINVAL' };
    const isOwn = addressType(host, source) === 'local' || holdsAddress(host, source);
    if (!isOwn && host.mistakes?.has('M17') !== true) return { ok: false, code: 'EINVAL' };
  }
  if (ifindex !== 0 && interfaceByIfindex(host, ifindex)?.up !== true) return UNREACHABLE;
  const dst = destination !== IPV4_ANY ? destination : source !== IPV4_ANY ? source : IPV4_LOOPBACK;
  if (isMulticast(dst) || isLimitedBroadcast(dst)) return routeToGroup(host, dst, source, ifindex);
  const route = lookupRoute(host, dst, ifindex, { mark, source });
  if (route === null) return withoutRoute(host, dst, source, ifindex);
  return alongRoute(host, now, route, dst, source);
}

function withoutRoute(host: Host, dst: Ipv4Address, source: Ipv4Address, ifindex: number): OutputRoute | NoRoute {
  // With an interface given the destination is taken to be on its link.
  const out = ifindex === 0 ? undefined : interfaceByIfindex(host, ifindex);
  if (out === undefined) return UNREACHABLE;
  const chosen = source !== IPV4_ANY ? source : selectAddress(host, out, IPV4_ANY, SCOPE_LINK);
  return outputRoute('unicast', out, IPV4_ANY, chosen, dst);
}

function routeToGroup(host: Host, dst: Ipv4Address, source: Ipv4Address, ifindex: number): OutputRoute | NoRoute {
  const route = ifindex === 0 ? lookupRoute(host, dst, 0) : null;
  const out = interfaceByIfindex(host, ifindex === 0 ? (route?.ifindex ?? 0) : ifindex);
  if (out === undefined) return UNREACHABLE;
  const chosen = source !== IPV4_ANY ? source : selectAddress(host, out, IPV4_ANY, SCOPE_LINK);
  return outputRoute(isMulticast(dst) ? 'multicast' : 'broadcast', out, IPV4_ANY, chosen, dst);
}

function alongRoute(
  host: Host,
  now: number,
  route: Route,
  dst: Ipv4Address,
  source: Ipv4Address,
): OutputRoute | NoRoute {
  switch (route.type) {
    case 'throw':
      return UNREACHABLE;
    case 'unreachable':
      return { ok: false, code: 'EHOSTUNREACH' };
    case 'prohibit':
      return { ok: false, code: 'EACCES' };
    case 'blackhole':
      return { ok: false, code: 'EINVAL' };
    case 'local': {
      const chosen = source !== IPV4_ANY ? source : (route.preferredSource ?? dst);
      return outputRoute('local', loopbackOf(host), IPV4_ANY, chosen, dst);
    }
    case 'unicast':
    case 'broadcast': {
      const out = interfaceByIfindex(host, route.ifindex);
      if (out === undefined) return UNREACHABLE;
      const chosen = source !== IPV4_ANY ? source : routeSource(host, route);
      return outputRoute(route.type, out, learnedGateway(host, now, route, dst), chosen, dst, route.metrics);
    }
  }
}

/** fib_compute_spec_dst: the address to answer a broadcast from. */
export function answerSource(host: Host, iface: Interface, asker: Ipv4Address): Ipv4Address {
  const route = lookupRoute(host, asker, 0);
  if (route !== null && route.type === 'unicast') return routeSource(host, route);
  return selectAddress(host, iface, asker, SCOPE_HOST);
}
