import { type Ipv4Address, inPrefix } from '../wire/address.js';
import { selectAddress } from './address-table.js';
import { type Host, interfaceByIfindex } from './host.js';
import type { Route, RouteTable } from './route.js';

/** fib_table_lookup: the tables are sorted, so the first match is the longest prefix with the lowest metric. */
export function lookupIn(host: Host, table: RouteTable, destination: Ipv4Address, ifindex: number): Route | null {
  for (const route of host.routes[table]) {
    if (!inPrefix(destination, route.destination, route.prefixLength)) continue;
    if (ifindex !== 0 && route.ifindex !== ifindex) continue;
    if (route.ifindex !== 0 && !isUsable(host, route)) continue;
    return route;
  }
  return null;
}

/** fib_lookup: local, then main. `ifindex` 0: any interface. */
export function lookupRoute(host: Host, destination: Ipv4Address, ifindex: number): Route | null {
  return lookupIn(host, 'local', destination, ifindex) ?? lookupIn(host, 'main', destination, ifindex);
}

// Local routes stay usable on an interface that is down; the others have been removed with it.
function isUsable(host: Host, route: Route): boolean {
  return route.type === 'local' || interfaceByIfindex(host, route.ifindex)?.up === true;
}

/** inet_addr_type_dev_table: what the local table says; `unicast` when it says nothing. */
export function addressType(host: Host, address: Ipv4Address): 'local' | 'broadcast' | 'unicast' {
  const type = lookupIn(host, 'local', address, 0)?.type;
  return type === 'local' || type === 'broadcast' ? type : 'unicast';
}

/** fib_result_prefsrc: the source address for packets along this route. */
export function routeSource(host: Host, route: Route): Ipv4Address {
  if (route.preferredSource !== null) return route.preferredSource;
  const iface = interfaceByIfindex(host, route.ifindex);
  if (iface === undefined) return 0 as Ipv4Address;
  return selectAddress(host, iface, route.gateway, route.scope);
}

/** Puts a route at its place: longest prefix first, then lowest metric; a newer one after its equals. */
export function insertRoute(host: Host, route: Route): void {
  const list = host.routes[route.table];
  let at = list.length;
  for (const [index, present] of list.entries()) {
    if (sortsBefore(route, present)) {
      at = index;
      break;
    }
  }
  host.routes[route.table] = [...list.slice(0, at), route, ...list.slice(at)];
}

function sortsBefore(a: Route, b: Route): boolean {
  if (a.prefixLength !== b.prefixLength) return a.prefixLength > b.prefixLength;
  return a.metric < b.metric;
}

export function sameDestination(a: Route, b: Route): boolean {
  return a.destination === b.destination && a.prefixLength === b.prefixLength && a.metric === b.metric;
}

export function sameNextHop(a: Route, b: Route): boolean {
  return (
    a.type === b.type &&
    a.gateway === b.gateway &&
    a.ifindex === b.ifindex &&
    a.protocol === b.protocol &&
    a.scope === b.scope &&
    a.preferredSource === b.preferredSource
  );
}

export function removeRoutes(host: Host, unwanted: (route: Route) => boolean): void {
  for (const table of ['local', 'main'] as const) {
    const kept = host.routes[table].filter((route) => !unwanted(route));
    if (kept.length !== host.routes[table].length) host.routes[table] = kept;
  }
}
