import { invariant } from '../core/invariant.js';
import type { SimTimeUs } from '../core/time.js';
import type { MacAddress } from '../wire/address.js';

export interface World {
  readonly seed: number;
  readonly now: SimTimeUs;
}

export interface WorldOptions {
  readonly seed: number;
}

export interface EndpointSpec {
  readonly node: string;
  readonly iface: string;
  /** 02:ff:00:00:00:01, :02, ... in order of appearance when absent. */
  readonly mac?: MacAddress;
}

export function createWorld(options: WorldOptions): World {
  invariant(false, `not yet ${options.seed}`);
}
/** A Linux host with lo (up, 127.0.0.1/8) and tunl0 (down). The name must be new. */
export function addHost(world: World, name: string): void {
  invariant(false, `not yet ${world.seed} ${name}`);
}
/** A Linux bridge: an L2 switch. */
export function addSwitch(world: World, name: string): void {
  invariant(false, `not yet ${world.seed} ${name}`);
}
/** A veth cable; makes both interfaces, up, without addresses. */
export function connect(world: World, a: EndpointSpec, b: EndpointSpec): void {
  invariant(false, `not yet ${world.seed} ${a.node} ${b.node}`);
}
export function nodesOf(world: World): readonly { readonly name: string; readonly kind: 'host' | 'switch' }[] {
  invariant(false, `not yet ${world.seed}`);
}
