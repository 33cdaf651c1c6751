import { invariant } from '../core/invariant.js';
import type {
  AddressView,
  FdbView,
  InterfaceView,
  NeighbourView,
  RouteTable,
  RouteView,
  SocketView,
  SwitchPortView,
} from './views.js';
import type { World } from './world.js';

/** By ifindex. */
export function interfacesOf(world: World, node: string): readonly InterfaceView[] {
  invariant(false, `not yet ${[world, node].length}`);
}

/** By interface, in the kernel's order (primaries before their secondaries). */
export function addressesOf(world: World, node: string): readonly AddressView[] {
  invariant(false, `not yet ${[world, node].length}`);
}

/** In the order of `ip route show`. */
export function routesOf(world: World, node: string, table?: RouteTable): readonly RouteView[] {
  invariant(false, `not yet ${[world, node, table].length}`);
}

export function neighboursOf(world: World, node: string): readonly NeighbourView[] {
  invariant(false, `not yet ${[world, node].length}`);
}

export function socketsOf(world: World, node: string): readonly SocketView[] {
  invariant(false, `not yet ${[world, node].length}`);
}

/** Non-zero rows of /proc/net/snmp and netstat by name: `IpInAddrErrors`, `IcmpOutMsgs`, `TcpExtTW`, ... */
export function countersOf(world: World, node: string): ReadonlyMap<string, number> {
  invariant(false, `not yet ${[world, node].length}`);
}

/** Of a switch: learned and permanent entries. */
export function fdbOf(world: World, node: string): readonly FdbView[] {
  invariant(false, `not yet ${[world, node].length}`);
}

export function portsOf(world: World, node: string): readonly SwitchPortView[] {
  invariant(false, `not yet ${[world, node].length}`);
}

/** `bridge fdb flush dev br0`, dynamic entries only. */
export function flushFdb(world: World, node: string): void {
  invariant(false, `not yet ${[world, node].length}`);
}
