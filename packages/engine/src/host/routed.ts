import type { KernelErrorCode } from '../core/kernel-error.js';
import type { RuleId } from '../core/rule.js';
import { IPV4_ANY, type Ipv4Address } from '../wire/address.js';
import type { Interface } from './interface.js';
import type { Neighbour, PacketOrigin } from './neighbour.js';
import type { Route, RouteMetrics } from './route.js';

// What the tables say of one packet: struct rtable.

/** Where a packet of this host goes: ip_route_output_key_hash_rcu in net/ipv4/route.c. */
export interface OutputRoute {
  readonly ok: true;
  readonly type: 'unicast' | 'local' | 'broadcast' | 'multicast';
  readonly out: Interface;
  /** 0: the destination itself is on the link. */
  readonly gateway: Ipv4Address;
  readonly source: Ipv4Address;
  /** Whose MAC the packet needs: the gateway, or the destination itself. */
  readonly nextHop: Ipv4Address;
  readonly metrics: RouteMetrics | null;
  /** What is known of the next hop, once a packet has gone there. */
  neighbour: Neighbour | null;
}

/** All of one shape: every packet that leaves has one in its hands. */
export function outputRoute(
  type: OutputRoute['type'],
  out: Interface,
  gateway: Ipv4Address,
  source: Ipv4Address,
  destination: Ipv4Address,
  metrics: RouteMetrics | null = null,
): OutputRoute {
  const nextHop = gateway === IPV4_ANY ? destination : gateway;
  return { ok: true, type, out, gateway, source, nextHop, metrics, neighbour: null };
}

/** What the route says, or the interface (ip_dst_mtu_maybe_forward). */
export function routeMtu({ out, metrics }: Pick<OutputRoute, 'out' | 'metrics'>): number {
  return metrics === null || metrics.mtu === 0 ? out.mtu : metrics.mtu;
}

/** To a group on the link of `out`: no route is asked. */
export function groupRoute(out: Interface): OutputRoute {
  return outputRoute('multicast', out, IPV4_ANY, IPV4_ANY, IPV4_ANY);
}

export interface NoRoute {
  readonly ok: false;
  readonly code: KernelErrorCode;
}

/** What an arriving packet's route is: ip_route_input_slow in net/ipv4/route.c. */
export type InputRoute =
  | { readonly kind: 'local'; readonly route: Route | null }
  | { readonly kind: 'broadcast' }
  | { readonly kind: 'multicast' }
  | {
      readonly kind: 'forward';
      readonly route: Route;
      readonly out: Interface;
      /** The way out, without what a redirect may have taught since. */
      readonly way: OutputRoute;
      readonly origin: PacketOrigin;
      readonly redirect: boolean;
    }
  /** An ICMP error is due if the host forwards: `host` EHOSTUNREACH, `net` ENETUNREACH. */
  | { readonly kind: 'unreachable'; readonly why: 'host' | 'net' | 'filtered' }
  | { readonly kind: 'dropped'; readonly rule: RuleId };
