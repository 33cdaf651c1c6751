import { broadcastOf, type Ipv4Address, isLoopback, isZeroNet, networkOf } from '../wire/address.js';
import { holdsAddress } from './address-table.js';
import { insertRoute, removeRoutes, routesIn, sameDestination, sameNextHop } from './fib.js';
import { type Host, loopbackOf } from './host.js';
import { type IfAddress, type Interface, SCOPE_HOST, SCOPE_LINK, SCOPE_NOWHERE } from './interface.js';
import type { Route } from './route.js';

// The routes that addresses bring with them: fib_add_ifaddr, fib_del_ifaddr, fib_disable_ip in
// net/ipv4/fib_frontend.c.

const FIRST_PREFIX_WITHOUT_BROADCAST = 31;

function kernelRoute(
  iface: Interface,
  type: Route['type'],
  destination: Ipv4Address,
  prefixLength: number,
  source: Ipv4Address,
): Route {
  return {
    table: type === 'unicast' ? 'main' : 'local',
    type,
    destination,
    prefixLength,
    gateway: 0 as Ipv4Address,
    ifindex: iface.ifindex,
    protocol: 'kernel',
    scope: type === 'local' ? SCOPE_HOST : SCOPE_LINK,
    nextHopScope: type === 'local' ? SCOPE_NOWHERE : SCOPE_HOST,
    metric: 0,
    preferredSource: source,
    onlink: false,
    metrics: null,
  };
}

/** The primary whose subnet a secondary lives in; a primary is its own. */
function primaryOf(iface: Interface, address: IfAddress): IfAddress {
  if (!address.secondary) return address;
  const network = networkOf(address.local, address.prefixLength);
  const primary = iface.addresses.find(
    (held) =>
      !held.secondary &&
      held.prefixLength === address.prefixLength &&
      networkOf(held.local, held.prefixLength) === network,
  );
  return primary ?? address;
}

/** All routes that one address brings while its interface is up (or only the local one while it is down). */
function routesFor(host: Host, iface: Interface, address: IfAddress): Route[] {
  const source = primaryOf(iface, address).local;
  const routes = [kernelRoute(iface, 'local', address.local, 32, source)];
  if (!iface.up || isPrefixIgnored(host, iface, address)) return routes;
  if (address.broadcast !== null) routes.push(kernelRoute(iface, 'broadcast', address.broadcast, 32, source));
  const network = networkOf(address.local, address.prefixLength);
  if (isZeroNet(network) || address.secondary) return routes;
  if (network === address.local && address.prefixLength === 32) return routes;
  const type = iface.kind === 'loopback' ? 'local' : 'unicast';
  routes.push(kernelRoute(iface, type, network, address.prefixLength, source));
  if (address.prefixLength < FIRST_PREFIX_WITHOUT_BROADCAST)
    routes.push(kernelRoute(iface, 'broadcast', broadcastOf(network, address.prefixLength), 32, source));
  return routes;
}

/** M15: on lo only the address itself counts. */
function isPrefixIgnored(host: Host, iface: Interface, address: IfAddress): boolean {
  return host.mistakes?.has('M15') === true && iface.kind === 'loopback' && !isLoopback(address.local);
}

/** After M15 has come (or gone): the subnets of lo go (or come back), all else stays in its place. */
export function applyPrefixMistake(host: Host): void {
  const lo = loopbackOf(host);
  const needed = lo.addresses.flatMap((held) => routesFor(host, lo, held));
  for (const held of lo.addresses) addAddressRoutes(host, lo, held);
  removeRoutes(host, (route) => {
    if (route.ifindex !== lo.ifindex || route.protocol !== 'kernel') return false;
    return !needed.some((other) => sameDestination(other, route) && sameNextHop(other, route));
  });
}

export function addAddressRoutes(host: Host, iface: Interface, address: IfAddress): void {
  for (const route of routesFor(host, iface, address)) {
    const present = routesIn(host, route.table).some(
      (other) => sameDestination(other, route) && sameNextHop(other, route),
    );
    if (!present) insertRoute(host, route);
  }
}

/** After `gone` has left the interface: its routes go unless another address still brings them. */
export function removeAddressRoutes(host: Host, iface: Interface, gone: IfAddress): void {
  const needed = iface.addresses.flatMap((held) => routesFor(host, iface, held));
  const unwanted = routesFor(host, iface, gone).filter(
    (route) => !needed.some((other) => sameDestination(other, route) && other.type === route.type),
  );
  removeRoutes(host, (route) =>
    unwanted.some(
      (dead) =>
        dead.table === route.table &&
        dead.type === route.type &&
        sameDestination(dead, route) &&
        dead.ifindex === route.ifindex &&
        route.protocol === 'kernel',
    ),
  );
  if (!holdsAddress(host, gone.local)) dropRoutesFrom(host, gone.local);
}

/** fib_sync_down_addr: routes that prefer a source which this host no longer has. */
function dropRoutesFrom(host: Host, source: Ipv4Address): void {
  removeRoutes(host, (route) => route.preferredSource === source);
}

/** fib_disable_ip: with the interface down only its local routes stay. */
export function dropRoutesOfDownInterface(host: Host, iface: Interface): void {
  removeRoutes(host, (route) => route.ifindex === iface.ifindex && route.nextHopScope !== SCOPE_NOWHERE);
}

export function restoreAddressRoutes(host: Host, iface: Interface): void {
  for (const address of iface.addresses) addAddressRoutes(host, iface, address);
}
