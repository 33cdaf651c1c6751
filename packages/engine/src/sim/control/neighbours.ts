import { type KernelError, kernelError } from '../../core/kernel-error.js';
import { done, ok, type Result } from '../../core/result.js';
import { type Host, interfaceByName } from '../../host/host.js';
import { type Neighbour, neighbourKey } from '../../host/neighbour.js';
import { forgetNeighbour } from '../../host/neighbour-failure.js';
import { createNeighbour, findNeighbour, updateNeighbour } from '../../host/neighbour-table.js';
import { transmitPacket } from '../../host/transmit.js';
import type { Ipv4Address, MacAddress } from '../../wire/address.js';
import { Effects } from '../effects.js';
import type { World } from '../world-handle.js';
import { hostNamed, stateOf } from '../world-state.js';

export interface NeighbourSpec {
  readonly iface: string;
  readonly address: Ipv4Address;
  /** Null with `failed`, `incomplete` and `noarp` only. */
  readonly mac: MacAddress | null;
  readonly state: 'permanent' | 'reachable' | 'stale' | 'delay' | 'probe' | 'failed' | 'noarp';
}

/** `ip neigh add`. EEXIST. */
export function addNeighbour(world: World, node: string, spec: NeighbourSpec): Result<void, KernelError> {
  return change(world, node, spec, (known) => (known === undefined ? null : kernelError('EEXIST', 'File exists')));
}

/** `ip neigh replace`. */
export function replaceNeighbour(world: World, node: string, spec: NeighbourSpec): Result<void, KernelError> {
  return change(world, node, spec, () => null);
}

/** `ip neigh change`. ENOENT. */
export function changeNeighbour(world: World, node: string, spec: NeighbourSpec): Result<void, KernelError> {
  return change(world, node, spec, (known) =>
    known === undefined ? kernelError('ENOENT', 'No such file or directory') : null,
  );
}

function change(
  world: World,
  node: string,
  spec: NeighbourSpec,
  refuse: (known: Neighbour | undefined) => Result<void, KernelError> | null,
): Result<void, KernelError> {
  const state = stateOf(world);
  const { host } = hostNamed(state, node);
  const iface = interfaceByName(host, spec.iface);
  if (iface === undefined) return kernelError('ENODEV', `Cannot find device "${spec.iface}"`);
  const known = findNeighbour(host, iface.ifindex, spec.address);
  const refusal = refuse(known);
  if (refusal !== null) return refusal;
  const effects = new Effects(state);
  const neighbour = known ?? createNeighbour(effects, host, iface.ifindex, spec.address);
  const freed = updateNeighbour(effects, host, neighbour, {
    state: spec.state,
    mac: spec.mac,
    override: true,
    admin: true,
  });
  for (const queued of freed) {
    effects.hasWaited(queued);
    transmitPacket(effects, host, iface, neighbour.mac, queued.packet);
  }
  return done;
}

/** `ip neigh del`. ENOENT. */
export function removeNeighbour(
  world: World,
  node: string,
  spec: { readonly iface: string; readonly address: Ipv4Address },
): Result<void, KernelError> {
  const state = stateOf(world);
  const { host } = hostNamed(state, node);
  const iface = interfaceByName(host, spec.iface);
  if (iface === undefined) return kernelError('ENODEV', `Cannot find device "${spec.iface}"`);
  const known = findNeighbour(host, iface.ifindex, spec.address);
  if (known === undefined) return kernelError('ENOENT', 'No such file or directory');
  forgetNeighbour(new Effects(state), host, known);
  return done;
}

/** For `ip neigh flush`, which looks again: an entry that it has made itself goes once its answer has come. */
export function removeNeighbourSoon(
  world: World,
  node: string,
  spec: { readonly iface: string; readonly address: Ipv4Address },
): void {
  const state = stateOf(world);
  const { host } = hostNamed(state, node);
  const iface = interfaceByName(host, spec.iface);
  const known = iface === undefined ? undefined : findNeighbour(host, iface.ifindex, spec.address);
  if (known === undefined) return;
  const key = neighbourKey(known.ifindex, known.address);
  new Effects(state).setTimer(host, world.now, { kind: 'neighbour-forgotten', key });
}

/** `ip neigh flush`: without `all` the permanent and noarp entries stay; how many went. */
export function flushNeighbours(
  world: World,
  node: string,
  filter: { readonly iface?: string; readonly address?: Ipv4Address; readonly all?: boolean },
): Result<number, KernelError> {
  const state = stateOf(world);
  const { host } = hostNamed(state, node);
  const iface = filter.iface === undefined ? undefined : interfaceByName(host, filter.iface);
  if (filter.iface !== undefined && iface === undefined)
    return kernelError('ENODEV', `Cannot find device "${filter.iface}"`);
  const effects = new Effects(state);
  let gone = 0;
  for (const neighbour of flushable(host, filter.all === true)) {
    if (iface !== undefined && neighbour.ifindex !== iface.ifindex) continue;
    if (filter.address !== undefined && neighbour.address !== filter.address) continue;
    forgetNeighbour(effects, host, neighbour);
    gone += 1;
  }
  return ok(gone);
}

function flushable(host: Host, all: boolean): Neighbour[] {
  return [...host.neighbours.values()].filter(
    (neighbour) => all || (neighbour.state !== 'permanent' && neighbour.state !== 'noarp'),
  );
}
