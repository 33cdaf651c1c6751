import { invariant } from '../../core/invariant.js';
import type { KernelError } from '../../core/kernel-error.js';
import type { Result } from '../../core/result.js';
import type { Ipv4Address, MacAddress } from '../../wire/address.js';
import type { RouteProtocol, RouteTable, RouteType, RouteDecision, Scope } from '../views.js';
import type { World } from '../world.js';

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
}
export interface NeighbourSpec {
  readonly iface: string;
  readonly address: Ipv4Address;
  /** Null with `failed`, `incomplete` and `noarp` only. */
  readonly mac: MacAddress | null;
  readonly state: 'permanent' | 'reachable' | 'stale' | 'delay' | 'probe' | 'failed' | 'noarp';
}
/** `ip route add`. EEXIST, ENETUNREACH (gateway not on a link), ENETDOWN, ENODEV, EINVAL. */
export function addRoute(world: World, node: string, spec: RouteSpec): Result<void, KernelError> {
  invariant(false, `not yet ${[world, node, spec].length}`);
}

/** `ip route replace`. */
export function replaceRoute(world: World, node: string, spec: RouteSpec): Result<void, KernelError> {
  invariant(false, `not yet ${[world, node, spec].length}`);
}

/** `ip route del`; keys that are absent match all, the first match goes. ESRCH. */
export function removeRoute(world: World, node: string, spec: RouteSpec): Result<void, KernelError> {
  invariant(false, `not yet ${[world, node, spec].length}`);
}

/** `ip route get`. ENETUNREACH, EHOSTUNREACH, EACCES, EINVAL. */
export function routeTo(
  world: World,
  node: string,
  query: { readonly destination: Ipv4Address; readonly source?: Ipv4Address; readonly iface?: string },
): Result<RouteDecision, KernelError> {
  invariant(false, `not yet ${[world, node, query].length}`);
}

/** `ip neigh add`. EEXIST. */
export function addNeighbour(world: World, node: string, spec: NeighbourSpec): Result<void, KernelError> {
  invariant(false, `not yet ${[world, node, spec].length}`);
}

/** `ip neigh replace`. */
export function replaceNeighbour(world: World, node: string, spec: NeighbourSpec): Result<void, KernelError> {
  invariant(false, `not yet ${[world, node, spec].length}`);
}

/** `ip neigh change`. ENOENT. */
export function changeNeighbour(world: World, node: string, spec: NeighbourSpec): Result<void, KernelError> {
  invariant(false, `not yet ${[world, node, spec].length}`);
}

/** `ip neigh del`. ENOENT. */
export function removeNeighbour(
  world: World,
  node: string,
  spec: { readonly iface: string; readonly address: Ipv4Address },
): Result<void, KernelError> {
  invariant(false, `not yet ${[world, node, spec].length}`);
}

/** `ip neigh flush`: without `all` the permanent and noarp entries stay; how many went. */
export function flushNeighbours(
  world: World,
  node: string,
  filter: { readonly iface?: string; readonly address?: Ipv4Address; readonly all?: boolean },
): Result<number, KernelError> {
  invariant(false, `not yet ${[world, node, filter].length}`);
}
