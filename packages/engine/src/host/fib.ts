import { type Ipv4Address, inPrefix } from '../wire/address.js';
import { selectAddress } from './address-table.js';
import { type Host, interfaceByIfindex } from './host.js';
import type { Route, RouteMetrics, RouteTable, RoutingFlow, RoutingRule } from './route.js';

/** fib_table_lookup: the tables are sorted, so the first match is the longest prefix with the lowest metric. */
export function lookupIn(host: Host, table: RouteTable, destination: Ipv4Address, ifindex: number): Route | null {
  return lookupAmong(host, routesIn(host, table), destination, ifindex);
}

function lookupAmong(host: Host, routes: readonly Route[], destination: Ipv4Address, ifindex: number): Route | null {
  for (const route of routes) {
    if (!inPrefix(destination, route.destination, route.prefixLength)) continue;
    if (ifindex !== 0 && route.ifindex !== ifindex) continue;
    if (route.ifindex !== 0 && !isUsable(host, route)) continue;
    // The search goes on in the next table.
    return route.type === 'throw' ? null : route;
  }
  return null;
}

export function routesIn(host: Host, table: RouteTable): readonly Route[] {
  return host.routes[table] ?? NO_ROUTES;
}

/** The tables of a host: main and local, then those with numbers. */
export function tablesOf(host: Host): RouteTable[] {
  return ['main', 'local', ...Object.keys(host.routes).filter(isNumber).map(Number)];
}

function isNumber(name: string): boolean {
  return name !== 'main' && name !== 'local';
}

const NO_ROUTES: readonly Route[] = [];
const NO_FLOW: RoutingFlow = { mark: 0, source: 0 as Ipv4Address };
const TABLE_DEFAULT = 253;

/** fib_lookup: local, then main, and between them what rules say. `ifindex` 0: any interface. */
export function lookupRoute(
  host: Host,
  destination: Ipv4Address,
  ifindex: number,
  flow: RoutingFlow = NO_FLOW,
): Route | null {
  const local = lookupAmong(host, host.routes.local, destination, ifindex);
  if (local !== null) return local;
  if (host.rules.length === 0) return lookupAmong(host, host.routes.main, destination, ifindex);
  return lookupByRules(host, destination, ifindex, flow);
}

const PRIORITY_MAIN = 32_766;

/** fib4_rule_match: the first rule whose table has a route decides. */
function lookupByRules(host: Host, destination: Ipv4Address, ifindex: number, flow: RoutingFlow): Route | null {
  const before = host.rules.filter(({ priority }) => priority < PRIORITY_MAIN);
  const after = host.rules.filter(({ priority }) => priority >= PRIORITY_MAIN);
  const tables: RouteTable[] = [
    ...before.filter((rule) => matchesFlow(rule, destination, flow)).map(({ table }) => table),
    'main',
    ...after.filter((rule) => matchesFlow(rule, destination, flow)).map(({ table }) => table),
    TABLE_DEFAULT,
  ];
  for (const table of tables) {
    const route = lookupIn(host, table, destination, ifindex);
    if (route !== null) return route;
  }
  return null;
}

function matchesFlow(rule: RoutingRule, destination: Ipv4Address, { mark, source }: RoutingFlow): boolean {
  if (rule.mark !== null && ((mark ^ rule.mark.value) & rule.mark.mask) !== 0) return false;
  if (rule.source !== null && !inPrefix(source, rule.source.address, rule.source.prefixLength)) return false;
  return rule.destination === null || inPrefix(destination, rule.destination.address, rule.destination.prefixLength);
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

/** Puts a route at its place: longest prefix first, then lowest metric; a newer one after its equals, or before them. */
export function insertRoute(host: Host, route: Route, beforeEquals = false): void {
  host.routeMemo.forget();
  const list = routesIn(host, route.table);
  let at = list.length;
  for (const [index, present] of list.entries()) {
    if (sortsBefore(route, present) || (beforeEquals && !sortsBefore(present, route))) {
      at = index;
      break;
    }
  }
  host.routes[route.table] = [...list.slice(0, at), route, ...list.slice(at)];
  if (isCustomLocal(route)) host.customLocalRoutes = true;
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
    a.preferredSource === b.preferredSource &&
    sameMetrics(a.metrics, b.metrics)
  );
}

function sameMetrics(a: RouteMetrics | null, b: RouteMetrics | null): boolean {
  return a?.mtu === b?.mtu && a?.advmss === b?.advmss && a?.mtuLocked === b?.mtuLocked;
}

export function removeRoutes(host: Host, unwanted: (route: Route) => boolean): void {
  host.routeMemo.forget();
  for (const table of tablesOf(host)) {
    const present = routesIn(host, table);
    const kept = present.filter((route) => !unwanted(route));
    if (kept.length === present.length) continue;
    if (kept.length === 0 && typeof table === 'number') delete host.routes[table];
    else host.routes[table] = kept;
  }
  host.customLocalRoutes = tablesOf(host).some((table) => routesIn(host, table).some(isCustomLocal));
}

function isCustomLocal(route: Route): boolean {
  return route.type === 'local' && route.protocol !== 'kernel';
}
