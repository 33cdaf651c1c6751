import { later, US_PER_SECOND } from '../core/time.js';
import { IPV4_ANY, type Ipv4Address } from '../wire/address.js';
import type { IcmpError, Ipv4Packet } from '../wire/frame.js';
import { onSameSubnet } from './address-table.js';
import { solicit } from './arp-send.js';
import type { HostEnvironment } from './environment.js';
import { addressType, lookupRoute } from './fib.js';
import type { Host } from './host.js';
import type { Interface } from './interface.js';
import { isValid } from './neighbour.js';
import { createNeighbour, findNeighbour, useNeighbour } from './neighbour-table.js';
import { learnedOf } from './route-exception.js';
import { acceptsRedirects, orConf } from './sysctl.js';
import { findConnected } from './tcp/socket-table.js';

/** ip_rt_gc_timeout. */
const LEARNED_ROUTE_S = 300;

/** __ip_do_redirect: believed only from the gateway in use, towards another neighbour. */
export function learnRedirect(
  env: HostEnvironment,
  host: Host,
  iface: Interface,
  packet: Ipv4Packet,
  message: IcmpError,
): void {
  const better = message.gateway;
  const target = message.quoted.dst;
  if (isHalfOpen(host, message.quoted)) return;
  const route = lookupRoute(host, target, 0);
  if (!acceptsRedirects(host.sysctls, iface.conf) || route === null || route.type !== 'unicast') return;
  if (route.ifindex !== iface.ifindex || route.gateway !== packet.src || better === packet.src) return;
  const shared = orConf(host.sysctls, iface.conf, 'shared_media');
  if (!shared && !onSameSubnet(iface, better, packet.src)) return;
  if (addressType(host, better) !== 'unicast' || better === IPV4_ANY) return;
  if (!isKnown(env, host, iface, better)) return;
  const mtu = learnedOf(host, env.now, target)?.mtu ?? 0;
  host.exceptions.set(target, { gateway: better, mtu, expiresAt: later(env.now, LEARNED_ROUTE_S * US_PER_SECOND) });
}

/**
 * tcp_v4_err: what a server has answered to a SYN belongs to no socket yet, and only sockets learn of redirects. So a
 * server behind a one-armed NAT director keeps it as its gateway.
 */
function isHalfOpen(host: Host, { src, dst, payload }: Ipv4Packet): boolean {
  if (payload.kind !== 'tcp') return false;
  return findConnected(host, src, payload.sourcePort, dst, payload.destinationPort)?.state === 'syn-received';
}

// The better gateway must be known to live: the first redirect only asks for its MAC.
function isKnown(env: HostEnvironment, host: Host, iface: Interface, gateway: Ipv4Address): boolean {
  const neighbour = findNeighbour(host, iface.ifindex, gateway) ?? createNeighbour(env, host, iface.ifindex, gateway);
  if (isValid(neighbour.state)) return true;
  if (useNeighbour(env, host, neighbour, null) === 'queued-ask-now') solicit(env, host, iface, neighbour);
  return false;
}
