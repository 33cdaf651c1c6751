import { IPV4_ANY, type Ipv4Address, isLimitedBroadcast, isLoopback, isMulticast, isZeroNet } from '../wire/address.js';
import { holdsAddress, onSameSubnet } from './address-table.js';
import { lookupRoute } from './fib.js';
import { type Host, interfaceByIfindex, loopbackOf } from './host.js';
import { type Interface, isMember, SCOPE_HOST } from './interface.js';
import type { Route, RoutingFlow } from './route.js';
import { type InputRoute, outputRoute } from './routed.js';
import { orConf } from './sysctl.js';

const MARTIAN_SOURCE: InputRoute = { kind: 'dropped', rule: 'IP-MARTIAN-SOURCE' };
const MARTIAN_DESTINATION: InputRoute = { kind: 'dropped', rule: 'IP-MARTIAN-DESTINATION' };
const REVERSE_PATH: InputRoute = { kind: 'dropped', rule: 'IP-REVERSE-PATH' };
const HOST_UNREACHABLE: InputRoute = { kind: 'unreachable', why: 'host' };
const NET_UNREACHABLE: InputRoute = { kind: 'unreachable', why: 'net' };
const BROADCAST: InputRoute = { kind: 'broadcast' };
const MULTICAST: InputRoute = { kind: 'multicast' };
const NOT_MEMBER: InputRoute = { kind: 'dropped', rule: 'IP-NOT-MEMBER' };

export function routeInput(host: Host, iface: Interface, dst: Ipv4Address, src: Ipv4Address, mark = 0): InputRoute {
  if (host.mistakes !== null || isMulticast(dst)) return routeInputOnce(host, iface, dst, src, mark);
  const known = host.routeMemo.input(iface, dst, src, mark);
  if (known !== undefined) return known;
  const found = searchRoute(host, iface, dst, src, mark);
  host.routeMemo.keepInput(iface, dst, src, mark, found);
  return found;
}

/** For what is no flow: every host hears every ARP request of its network, and remembers none of these. */
export function routeInputOnce(host: Host, iface: Interface, dst: Ipv4Address, src: Ipv4Address, mark = 0): InputRoute {
  if (isMulticast(dst)) return isMember(iface, dst) ? MULTICAST : NOT_MEMBER;
  return searchRoute(host, iface, dst, src, mark);
}

function searchRoute(host: Host, iface: Interface, dst: Ipv4Address, src: Ipv4Address, mark: number): InputRoute {
  if (isMulticast(src) || isLimitedBroadcast(src)) return MARTIAN_SOURCE;
  if (isLimitedBroadcast(dst) || (src === IPV4_ANY && dst === IPV4_ANY)) return BROADCAST;
  if (isZeroNet(src)) return MARTIAN_SOURCE;
  if (isZeroNet(dst)) return MARTIAN_DESTINATION;
  if (iface.kind !== 'loopback' && !hasRouteLocalnet(host, iface)) {
    if (isLoopback(dst)) return MARTIAN_DESTINATION;
    if (isLoopback(src)) return MARTIAN_SOURCE;
  }
  return routeByTable(host, iface, dst, { mark, source: src });
}

// What every packet asks is written out: a look-up by the name of the setting takes several times as long.

function hasRouteLocalnet(host: Host, iface: Interface): boolean {
  return host.sysctls.all.route_localnet !== 0 || iface.conf.route_localnet !== 0;
}

function sendsRedirects(host: Host, iface: Interface): boolean {
  return host.sysctls.all.send_redirects !== 0 || iface.conf.send_redirects !== 0;
}

function acceptsLocal(host: Host, iface: Interface): boolean {
  const accepts = host.sysctls.all.accept_local !== 0 || iface.conf.accept_local !== 0;
  return accepts || host.mistakes?.has('M19') === true;
}

function routeByTable(host: Host, iface: Interface, dst: Ipv4Address, flow: RoutingFlow): InputRoute {
  const src = flow.source;
  const route = lookupRoute(host, dst, 0, flow);
  if (route === null) return iface.conf.forwarding !== 0 ? NET_UNREACHABLE : HOST_UNREACHABLE;
  if (route.type === 'broadcast') {
    const error = validateSource(host, iface, src, 0);
    return typeof error === 'string' ? failure(error) : BROADCAST;
  }
  if (route.type === 'local') return routeLocal(host, iface, route, src);
  if (iface.conf.forwarding === 0) return HOST_UNREACHABLE;
  if (route.type !== 'unicast') return blocked(route);
  return routeForward(host, iface, route, dst, src);
}

// Packets by lo have their route already from the way out; they are never checked again.
function routeLocal(host: Host, iface: Interface, route: Route, src: Ipv4Address): InputRoute {
  if (iface.kind === 'loopback') return { kind: 'local', route };
  const error = validateSource(host, iface, src, loopbackOf(host).ifindex);
  return typeof error === 'string' ? failure(error) : { kind: 'local', route };
}

function blocked(route: Route): InputRoute {
  switch (route.type) {
    case 'unreachable':
      return HOST_UNREACHABLE;
    case 'prohibit':
      return { kind: 'unreachable', why: 'filtered' };
    default:
      return MARTIAN_DESTINATION;
  }
}

function routeForward(host: Host, iface: Interface, route: Route, dst: Ipv4Address, src: Ipv4Address): InputRoute {
  const out = interfaceByIfindex(host, route.ifindex);
  if (out === undefined) return MARTIAN_DESTINATION;
  const onLink = validateSource(host, iface, src, out.ifindex);
  if (typeof onLink === 'string') return failure(onLink);
  const redirect =
    out === iface &&
    onLink &&
    sendsRedirects(host, out) &&
    (orConf(host.sysctls, out.conf, 'shared_media') || onSameSubnet(out, src, route.gateway));
  const way = outputRoute('unicast', out, route.gateway, IPV4_ANY, dst, route.metrics);
  return { kind: 'forward', route, out, way, origin: { fromIfindex: iface.ifindex, unicast: true }, redirect };
}

function failure(error: 'martian' | 'reverse-path'): InputRoute {
  return error === 'martian' ? MARTIAN_SOURCE : REVERSE_PATH;
}

/** fib_validate_source. True: the source is a neighbour on this very interface (a redirect may be sent). */
function validateSource(
  host: Host,
  iface: Interface,
  src: Ipv4Address,
  outIfindex: number,
): boolean | 'martian' | 'reverse-path' {
  const isLenient = host.mistakes?.has('M25') === true;
  const filter = isLenient ? 0 : Math.max(host.sysctls.all.rp_filter, iface.conf.rp_filter);
  // fib_has_custom_local_routes: `ip route add local ...` makes the quick check by addresses alone too lenient.
  const sameInterface = iface.ifindex === outIfindex && sendsRedirects(host, iface);
  if (filter !== 0 || sameInterface || host.customLocalRoutes || host.rules.length > 0)
    return fullCheck(host, iface, src, filter);
  if (acceptsLocal(host, iface)) return false;
  return holdsAddress(host, src) ? 'martian' : false;
}

/** __fib_validate_source: where would the answer go? */
function fullCheck(
  host: Host,
  iface: Interface,
  src: Ipv4Address,
  filter: number,
): boolean | 'martian' | 'reverse-path' {
  const route = lookupRoute(host, src, 0);
  if (route === null || route.type === 'unreachable') return filter !== 0 ? 'reverse-path' : false;
  const localAllowed = route.type === 'local' && acceptsLocal(host, iface);
  if (route.type !== 'unicast' && !localAllowed) return 'martian';
  if (route.ifindex === iface.ifindex) return route.nextHopScope >= SCOPE_HOST;
  if (iface.addresses.length === 0) return filter !== 0 ? 'reverse-path' : false;
  if (filter === 1) return 'reverse-path';
  const back = lookupRoute(host, src, iface.ifindex);
  return back !== null && back.type === 'unicast' && back.nextHopScope >= SCOPE_HOST;
}
