import { invariant } from '../../core/invariant.js';
import type { KernelError } from '../../core/kernel-error.js';
import type { Result } from '../../core/result.js';
import type { Ipv4Address, MacAddress } from '../../wire/address.js';
import type { Scope } from '../views.js';
import type { World } from '../world.js';

export interface AddressSpec {
  readonly iface: string;
  readonly local: Ipv4Address;
  readonly prefixLength: number;
  readonly broadcast?: Ipv4Address;
  /** global, or host for 127.0.0.0/8 as `ip` does. */
  readonly scope?: Scope;
  /** The interface's name unless given: `lo:0`. */
  readonly label?: string;
}
/** Absent keys match everything. */
export interface AddressFilter {
  readonly iface?: string;
  readonly local?: Ipv4Address;
  readonly prefixLength?: number;
  readonly label?: string;
}
/** `ip addr add`. EEXIST, ENODEV, EINVAL. */
export function addAddress(world: World, node: string, spec: AddressSpec): Result<void, KernelError> {
  invariant(false, `not yet ${[world, node, spec].length}`);
}

/** `ip addr del`; the first that matches. EADDRNOTAVAIL, ENODEV. */
export function removeAddress(
  world: World,
  node: string,
  filter: AddressFilter & { readonly iface: string; readonly local: Ipv4Address },
): Result<void, KernelError> {
  invariant(false, `not yet ${[world, node, filter].length}`);
}

/** `ip addr flush`; how many went. */
export function flushAddresses(world: World, node: string, filter: AddressFilter): Result<number, KernelError> {
  invariant(false, `not yet ${[world, node, filter].length}`);
}

/** `ip link set IFACE up|down`. ENODEV. Ports of switches too. */
export function setLinkState(world: World, node: string, iface: string, up: boolean): Result<void, KernelError> {
  invariant(false, `not yet ${[world, node, iface, up].length}`);
}

/** `ip link set IFACE address MAC`. */
export function setLinkMac(world: World, node: string, iface: string, mac: MacAddress): Result<void, KernelError> {
  invariant(false, `not yet ${[world, node, iface, mac].length}`);
}

/** `ip link set IFACE arp on|off`. */
export function setLinkArp(world: World, node: string, iface: string, on: boolean): Result<void, KernelError> {
  invariant(false, `not yet ${[world, node, iface, on].length}`);
}

/** `ip link set IFACE mtu N`. */
export function setLinkMtu(world: World, node: string, iface: string, mtu: number): Result<void, KernelError> {
  invariant(false, `not yet ${[world, node, iface, mtu].length}`);
}

/** `ip link add NAME type dummy`; down at first. EEXIST. */
export function addDummy(world: World, node: string, name: string): Result<void, KernelError> {
  invariant(false, `not yet ${[world, node, name].length}`);
}
