import type { Ipv4Address } from '../wire/address.js';

export type RouteType = 'unicast' | 'local' | 'broadcast' | 'unreachable' | 'blackhole' | 'prohibit';
export type RouteTable = 'main' | 'local';
export type RouteProtocol = 'kernel' | 'boot' | 'static' | 'redirect';

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
}

/** `local` is searched before `main` (rules 0 and 32766). Both: longest prefix first, then metric, then age. */
export interface RouteTables {
  local: readonly Route[];
  main: readonly Route[];
}
