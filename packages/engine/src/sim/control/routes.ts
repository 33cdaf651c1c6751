import { type KernelError, kernelError } from '../../core/kernel-error.js';
import { done, ok, type Result } from '../../core/result.js';
import {
  addressType,
  insertRoute,
  lookupRoute,
  removeRoutes,
  routesIn,
  sameDestination,
  sameNextHop,
} from '../../host/fib.js';
import { type Host, interfaceByIfindex, interfaceByName } from '../../host/host.js';
import { SCOPE_HOST, SCOPE_LINK, SCOPE_NOWHERE, SCOPE_UNIVERSE } from '../../host/interface.js';
import type { Route, RouteMetrics } from '../../host/route.js';
import { learnedOf } from '../../host/route-exception.js';
import { routeOutput } from '../../host/route-output.js';
import { IPV4_ANY, type Ipv4Address, inPrefix, networkOf } from '../../wire/address.js';
import { scopeNumber } from '../scopes.js';
import type { RouteDecision, RouteProtocol, RouteTable, RouteType, Scope } from '../views.js';
import type { World } from '../world-handle.js';
import { hostNamed, stateOf } from '../world-state.js';

export interface RouteSpec {
  readonly destination: Ipv4Address;
  readonly prefixLength: number;
  readonly type?: RouteType;
  readonly table?: RouteTable;
  readonly gateway?: Ipv4Address;
  readonly iface?: string;
  readonly preferredSource?: Ipv4Address;
  readonly metric?: number;
  readonly scope?: Scope;
  readonly protocol?: RouteProtocol;
  readonly onlink?: boolean;
  readonly metrics?: RouteMetrics;
}

/** `ip route add`. EEXIST, ENETUNREACH (gateway not on a link), ENETDOWN, ENODEV, EINVAL. */
export function addRoute(world: World, node: string, spec: RouteSpec): Result<void, KernelError> {
  const { host } = hostNamed(stateOf(world), node);
  const route = makeRoute(host, spec);
  if (!route.ok) return route;
  if (routesIn(host, route.value.table).some((present) => sameDestination(present, route.value)))
    return kernelError('EEXIST', 'File exists');
  insertRoute(host, route.value);
  return done;
}

/** `ip route append` and `prepend`: beside a route to the same destination, after or before it. EEXIST: just this one is there. */
export function addRouteBeside(
  world: World,
  node: string,
  spec: RouteSpec,
  where: 'after' | 'before',
): Result<void, KernelError> {
  const { host } = hostNamed(stateOf(world), node);
  const route = makeRoute(host, spec);
  if (!route.ok) return route;
  const isThere = (present: Route): boolean =>
    sameDestination(present, route.value) && sameNextHop(present, route.value);
  if (routesIn(host, route.value.table).some(isThere)) return kernelError('EEXIST', 'File exists');
  insertRoute(host, route.value, where === 'before');
  return done;
}

/** `ip route replace`. */
export function replaceRoute(world: World, node: string, spec: RouteSpec): Result<void, KernelError> {
  const { host } = hostNamed(stateOf(world), node);
  const route = makeRoute(host, spec);
  if (!route.ok) return route;
  const old = routesIn(host, route.value.table).find((present) => sameDestination(present, route.value));
  if (old !== undefined) removeRoutes(host, (present) => present === old);
  insertRoute(host, route.value);
  return done;
}

/** `ip route del`; keys that are absent match all, the first match goes. ESRCH. */
export function removeRoute(world: World, node: string, spec: RouteSpec): Result<void, KernelError> {
  const { host } = hostNamed(stateOf(world), node);
  if (spec.iface !== undefined && interfaceByName(host, spec.iface) === undefined)
    return kernelError('ENODEV', `Cannot find device "${spec.iface}"`);
  const table = spec.table ?? tableFor(spec.type ?? 'unicast');
  const found = routesIn(host, table).find((route) => matchesSpec(host, route, spec));
  if (found === undefined) return kernelError('ESRCH', 'No such process');
  removeRoutes(host, (route) => route === found);
  return done;
}

function matchesSpec(host: Host, route: Route, spec: RouteSpec): boolean {
  if (route.destination !== spec.destination || route.prefixLength !== spec.prefixLength) return false;
  if (spec.type !== undefined && route.type !== spec.type) return false;
  if (spec.gateway !== undefined && route.gateway !== spec.gateway) return false;
  if (spec.metric !== undefined && route.metric !== spec.metric) return false;
  if (spec.protocol !== undefined && route.protocol !== spec.protocol) return false;
  if (spec.scope !== undefined && route.scope !== scopeNumber(spec.scope)) return false;
  if (spec.preferredSource !== undefined && route.preferredSource !== spec.preferredSource) return false;
  return spec.iface === undefined || route.ifindex === interfaceByName(host, spec.iface)?.ifindex;
}

function tableFor(type: RouteType): RouteTable {
  return type === 'local' || type === 'broadcast' ? 'local' : 'main';
}

/** fib_create_info: what `ip route add` says, checked and completed. */
function makeRoute(host: Host, spec: RouteSpec): Result<Route, KernelError> {
  if (networkOf(spec.destination, spec.prefixLength) !== spec.destination)
    return kernelError('EINVAL', 'Invalid prefix for given prefix length.');
  const preferred = spec.preferredSource ?? null;
  if (preferred !== null && addressType(host, preferred) !== 'local')
    return kernelError('EINVAL', 'Invalid prefsrc address');
  const type = spec.type ?? 'unicast';
  const hop = type === 'unicast' || type === 'local' || type === 'broadcast' ? nextHop(host, spec, type) : ok(NOWHERE);
  if (!hop.ok) return hop;
  return ok({
    table: spec.table ?? tableFor(type),
    type,
    destination: spec.destination,
    prefixLength: spec.prefixLength,
    gateway: spec.gateway ?? IPV4_ANY,
    ifindex: hop.value.ifindex,
    protocol: spec.protocol ?? 'boot',
    scope: spec.scope === undefined ? defaultScope(type, spec.gateway) : scopeNumber(spec.scope),
    nextHopScope: hop.value.scope,
    metric: spec.metric ?? 0,
    preferredSource: preferred,
    onlink: spec.onlink ?? false,
    metrics: spec.metrics ?? null,
  });
}

interface Hop {
  readonly ifindex: number;
  readonly scope: number;
}

const NOWHERE: Hop = { ifindex: 0, scope: SCOPE_NOWHERE };

function defaultScope(type: RouteType, gateway: Ipv4Address | undefined): number {
  if (type === 'local') return SCOPE_HOST;
  if (type === 'broadcast') return SCOPE_LINK;
  return type === 'unicast' && gateway === undefined ? SCOPE_LINK : SCOPE_UNIVERSE;
}

function nextHop(host: Host, spec: RouteSpec, type: RouteType): Result<Hop, KernelError> {
  const named = spec.iface === undefined ? undefined : interfaceByName(host, spec.iface);
  if (spec.iface !== undefined && named === undefined)
    return kernelError('ENODEV', `Cannot find device "${spec.iface}"`);
  if (spec.gateway !== undefined) return gatewayHop(host, spec.gateway, named?.ifindex ?? 0, spec.onlink === true);
  if (named === undefined) return kernelError('ENODEV', 'No such device');
  if (type === 'local') return ok({ ifindex: named.ifindex, scope: SCOPE_NOWHERE });
  if (!named.up) return kernelError('ENETDOWN', 'Network is down');
  return ok({ ifindex: named.ifindex, scope: SCOPE_HOST });
}

/** fib_check_nh_v4_gw: a gateway must be a neighbour. */
function gatewayHop(host: Host, gateway: Ipv4Address, ifindex: number, onlink: boolean): Result<Hop, KernelError> {
  if (onlink && ifindex !== 0) {
    if (interfaceByIfindex(host, ifindex)?.up !== true) return kernelError('ENETDOWN', 'Network is down');
    return ok({ ifindex, scope: SCOPE_LINK });
  }
  if (addressType(host, gateway) !== 'unicast') return kernelError('EINVAL', 'Nexthop has invalid gateway');
  const route = linkRoute(host, gateway, ifindex);
  if (route === undefined || route.type !== 'unicast') return unreachableGateway();
  if (interfaceByIfindex(host, route.ifindex)?.up !== true) return kernelError('ENETDOWN', 'Network is down');
  return ok({ ifindex: route.ifindex, scope: route.scope });
}

/** The look-up with a scope of at least `link`: routes that have a gateway themselves are passed over. */
function linkRoute(host: Host, gateway: Ipv4Address, ifindex: number): Route | undefined {
  const found = lookupRoute(host, gateway, ifindex);
  if (found === null) return undefined;
  if (found.type !== 'unicast' || found.scope >= SCOPE_LINK) return found;
  return routesIn(host, 'main').find(
    (route) =>
      route.scope >= SCOPE_LINK &&
      inPrefix(gateway, route.destination, route.prefixLength) &&
      (ifindex === 0 || route.ifindex === ifindex),
  );
}

function unreachableGateway(): Result<Hop, KernelError> {
  return kernelError('ENETUNREACH', 'Nexthop has invalid gateway.');
}

/** `ip route get`. ENETUNREACH, EHOSTUNREACH, EACCES, EINVAL. */
export function routeTo(
  world: World,
  node: string,
  query: { readonly destination: Ipv4Address; readonly source?: Ipv4Address; readonly iface?: string },
): Result<RouteDecision, KernelError> {
  const { host } = hostNamed(stateOf(world), node);
  const named = query.iface === undefined ? undefined : interfaceByName(host, query.iface);
  if (query.iface !== undefined && named === undefined)
    return kernelError('ENODEV', `Cannot find device "${query.iface}"`);
  const route = routeOutput(host, world.now, query.destination, query.source ?? IPV4_ANY, named?.ifindex ?? 0);
  if (!route.ok) return kernelError(route.code, describe(route.code));
  const learned = learnedOf(host, world.now, query.destination);
  const flow = { mark: 0, source: query.source ?? IPV4_ANY };
  return ok({
    table: lookupRoute(host, query.destination, named?.ifindex ?? 0, flow)?.table ?? null,
    type: route.type === 'multicast' ? 'unicast' : route.type,
    destination: query.destination,
    gateway: route.gateway === IPV4_ANY ? null : route.gateway,
    iface: route.out.name,
    source: route.source,
    metrics: route.metrics,
    cache:
      learned === undefined
        ? null
        : {
            mtu: learned.mtu === 0 ? null : learned.mtu,
            redirected: learned.gateway !== IPV4_ANY,
            expiresAt: learned.expiresAt,
          },
  });
}

function describe(code: KernelError['code']): string {
  switch (code) {
    case 'EHOSTUNREACH':
      return 'No route to host';
    case 'EACCES':
      return 'Permission denied';
    case 'EINVAL':
      return 'Invalid argument';
    default:
      return 'Network is unreachable';
  }
}
