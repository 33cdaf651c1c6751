import { invariant } from '../core/invariant.js';
import { addAddressRoutes } from '../host/address-routes.js';
import { insertAddress } from '../host/address-table.js';
import { addInterface, createHost, interfaceByName, LOOPBACK_ADDRESS, loopbackOf } from '../host/host.js';
import { UNUSED_IPVS } from '../ipvs/ipvs.js';
import { createKeepalived } from '../keepalived/daemon.js';
import { plug } from '../link/wire.js';
import { addPort, createSwitch } from '../switch/switch.js';
import type { MacAddress } from '../wire/address.js';
import type { Budget, World } from './world-handle.js';
import { emptyWorld, nodeAt, nodeIdOf, nodeName, stateOf, type WorldState } from './world-state.js';

export interface WorldOptions {
  readonly seed: number;
  readonly budget?: Budget;
}

export interface EndpointSpec {
  readonly node: string;
  readonly iface: string;
  /** 02:ff:00:00:00:01, :02, ... in order of appearance when absent. */
  readonly mac?: MacAddress;
}

const DEFAULT_BUDGET: Budget = { framesPerSecond: 100_000, backlog: 20_000 };

export function createWorld(options: WorldOptions): World {
  return emptyWorld(options.seed, options.budget ?? DEFAULT_BUDGET);
}

/** A Linux host with lo (up, 127.0.0.1/8) and tunl0 (down). The name must be new. */
export function addHost(world: World, name: string): void {
  const state = stateOf(world);
  const id = claimName(state, name);
  const host = createHost(id, name, state.seed);
  const lo = loopbackOf(host);
  lo.up = true;
  const addresses = insertAddress(lo.addresses, LOOPBACK_ADDRESS);
  invariant(typeof addresses !== 'string', 'lo is empty at first');
  lo.addresses = addresses;
  addAddressRoutes(host, lo, LOOPBACK_ADDRESS);
  state.nodes.push({ kind: 'host', host, ipvs: UNUSED_IPVS, keepalived: createKeepalived(), bridges: [] });
}

/** A Linux bridge: an L2 switch. The name must be new. */
export function addSwitch(world: World, name: string): void {
  const state = stateOf(world);
  const id = claimName(state, name);
  state.nodes.push({ kind: 'switch', device: createSwitch(id, name) });
}

function claimName(state: WorldState, name: string): number {
  invariant(!state.nodeByName.has(name), `two nodes named ${name}`);
  state.nodeByName.set(name, state.nodes.length);
  return state.nodes.length;
}

/** A veth cable; makes both interfaces, up, without addresses. Their names must be new on their nodes. */
export function connect(world: World, a: EndpointSpec, b: EndpointSpec): void {
  const state = stateOf(world);
  plug(state.wiring, makeEnd(state, a), makeEnd(state, b));
}

function makeEnd(state: WorldState, spec: EndpointSpec): { readonly node: number; readonly port: number } {
  const id = nodeIdOf(state, spec.node);
  const node = nodeAt(state, id);
  const mac = spec.mac ?? (state.nextAutoMac++ as MacAddress);
  if (node.kind === 'switch') {
    invariant(!node.device.ports.some((port) => port.name === spec.iface), `${spec.node} has ${spec.iface} already`);
    return { node: id, port: addPort(node.device, spec.iface, mac).index };
  }
  invariant(interfaceByName(node.host, spec.iface) === undefined, `${spec.node} has ${spec.iface} already`);
  const iface = addInterface(node.host, spec.iface, 'ethernet', mac);
  iface.up = true;
  iface.carrier = true;
  return { node: id, port: iface.index };
}

export function nodesOf(world: World): readonly { readonly name: string; readonly kind: 'host' | 'switch' }[] {
  return stateOf(world).nodes.map((node) => ({ name: nodeName(node), kind: node.kind }));
}
