import type { Ipv4Address } from '../wire/address.js';

export type RouteType = 'unicast' | 'local' | 'broadcast' | 'unreachable' | 'blackhole' | 'prohibit' | 'throw';
/** Tables other than these two have numbers, and count only where a rule names them. */
export type RouteTable = 'main' | 'local' | number;
export type RouteProtocol = 'kernel' | 'boot' | 'static' | 'redirect';

/** `mtu`, `advmss` of `ip route`; 0: not said. */
export interface RouteMetrics {
  readonly mtu: number;
  /** Not to be learned otherwise, so what is sent may be cut. */
  readonly mtuLocked: boolean;
  readonly advmss: number;
}

/** fib_info with one next hop. Never changed once made. */
export interface Route {
  readonly table: RouteTable;
  readonly type: RouteType;
  readonly destination: Ipv4Address;
  readonly prefixLength: number;
  /** 0: the destination is on the link. */
  readonly gateway: Ipv4Address;
  /** ifindex; 0 for unreachable, blackhole and prohibit. */
  readonly ifindex: number;
  readonly protocol: RouteProtocol;
  readonly scope: number;
  /** fib_nh_scope: how near the next hop is. */
  readonly nextHopScope: number;
  readonly metric: number;
  readonly preferredSource: Ipv4Address | null;
  readonly onlink: boolean;
  /** Null where none is said. */
  readonly metrics: RouteMetrics | null;
}

/** One line of `ip rule`, beside the three that every host has. Never changed once made; null matches everything. */
export interface RoutingRule {
  readonly priority: number;
  readonly mark: { readonly value: number; readonly mask: number } | null;
  readonly source: { readonly address: Ipv4Address; readonly prefixLength: number } | null;
  readonly destination: { readonly address: Ipv4Address; readonly prefixLength: number } | null;
  readonly table: RouteTable;
}

/** What rules look at beside the destination. */
export interface RoutingFlow {
  readonly mark: number;
  readonly source: Ipv4Address;
}

/** `local` is searched before `main` (rules 0 and 32766). Both: longest prefix first, then metric, then age. */
export interface RouteTables {
  local: readonly Route[];
  main: readonly Route[];
  [table: number]: readonly Route[];
}
