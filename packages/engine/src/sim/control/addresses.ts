import { type KernelError, kernelError } from '../../core/kernel-error.js';
import { done, ok, type Result } from '../../core/result.js';
import { addAddressRoutes, removeAddressRoutes } from '../../host/address-routes.js';
import { insertAddress } from '../../host/address-table.js';
import { sendArp } from '../../host/arp-send.js';
import { addInterface, type Host, interfaceByName } from '../../host/host.js';
import type { IfAddress, Interface } from '../../host/interface.js';
import { disableIp, setArp, setCarrier, setMac, setUp } from '../../host/link-state.js';
import { orConf } from '../../host/sysctl.js';
import { farEnd } from '../../link/wire.js';
import { forgetPort } from '../../switch/switch.js';
import {
  type Ipv4Address,
  inPrefix,
  isLoopback,
  MAC_BROADCAST,
  MAC_ZERO,
  type MacAddress,
} from '../../wire/address.js';
import { ARP_REQUEST } from '../../wire/frame.js';
import { Effects } from '../effects.js';
import { scopeNumber } from '../scopes.js';
import type { Scope } from '../views.js';
import type { World } from '../world-handle.js';
import {
  hostNamed,
  type Node,
  nodeAt,
  nodeIdOf,
  nodeNamed,
  portIndex,
  stateOf,
  type WorldState,
} from '../world-state.js';
import { keepsMac, tellBridges } from './bridges.js';

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

function noDevice(name: string): { readonly ok: false; readonly error: KernelError } {
  return kernelError('ENODEV', `Cannot find device "${name}"`);
}

/** `ip addr add`. EEXIST, ENODEV, EINVAL. */
export function addAddress(world: World, node: string, spec: AddressSpec): Result<void, KernelError> {
  const { host } = hostNamed(stateOf(world), node);
  const iface = interfaceByName(host, spec.iface);
  if (iface === undefined) return noDevice(spec.iface);
  const address: IfAddress = {
    local: spec.local,
    prefixLength: spec.prefixLength,
    broadcast: spec.broadcast ?? null,
    scope: scopeNumber(spec.scope ?? (isLoopback(spec.local) ? 'host' : 'global')),
    label: spec.label ?? spec.iface,
    secondary: false,
  };
  const list = insertAddress(iface.addresses, address);
  if (list === 'exists') return kernelError('EEXIST', 'File exists');
  if (list === 'invalid') return kernelError('EINVAL', 'Invalid argument');
  iface.addresses = list;
  const inserted = list.find((held) => held.local === spec.local && held.prefixLength === spec.prefixLength);
  if (inserted !== undefined) addAddressRoutes(host, iface, inserted);
  if (host.mistakes?.has('M26') === true && iface.kind === 'ethernet')
    announce(new Effects(stateOf(world)), host, iface, spec.local);
  return done;
}

/** M26: what keepalived or arping -U would do. */
function announce(effects: Effects, host: Host, iface: Interface, address: Ipv4Address): void {
  sendArp(effects, host, iface, MAC_BROADCAST, {
    kind: 'arp',
    operation: ARP_REQUEST,
    senderMac: iface.mac,
    senderIp: address,
    targetMac: MAC_ZERO,
    targetIp: address,
  });
}

/** `ip addr del`; the first that matches. EADDRNOTAVAIL, ENODEV. */
export function removeAddress(
  world: World,
  node: string,
  filter: AddressFilter & { readonly iface: string; readonly local: Ipv4Address },
): Result<void, KernelError> {
  const { host } = hostNamed(stateOf(world), node);
  const iface = interfaceByName(host, filter.iface);
  if (iface === undefined) return noDevice(filter.iface);
  const found = iface.addresses.find((held) => matches(iface, held, filter));
  if (found === undefined) return kernelError('EADDRNOTAVAIL', 'Cannot assign requested address');
  dropAddress(stateOf(world), host, iface, found);
  return done;
}

function matches(iface: Interface, held: IfAddress, filter: AddressFilter): boolean {
  if (filter.iface !== undefined && filter.iface !== iface.name) return false;
  if (filter.label !== undefined && filter.label !== held.label) return false;
  if (filter.local !== undefined && filter.local !== held.local) return false;
  return filter.prefixLength === undefined || filter.prefixLength === held.prefixLength;
}

/** __inet_del_ifa: a primary takes its secondaries with it unless promote_secondaries is set. */
function dropAddress(state: WorldState, host: Host, iface: Interface, gone: IfAddress): void {
  const followers = gone.secondary ? [] : iface.addresses.filter((held) => isSecondaryOf(held, gone));
  const promotes = orConf(host.sysctls, iface.conf, 'promote_secondaries');
  const leaving = promotes ? [gone] : [gone, ...followers];
  iface.addresses = iface.addresses.filter((held) => !leaving.includes(held));
  if (promotes && followers.length > 0) promote(host, iface, followers);
  for (const address of leaving) removeAddressRoutes(host, iface, address);
  if (iface.addresses.length === 0) disableIp(new Effects(state), host, iface);
}

function isSecondaryOf(held: IfAddress, primary: IfAddress): boolean {
  return (
    held.secondary &&
    held.prefixLength === primary.prefixLength &&
    inPrefix(held.local, primary.local, primary.prefixLength)
  );
}

function promote(host: Host, iface: Interface, followers: readonly IfAddress[]): void {
  const [first] = followers;
  const primary = iface.addresses.map((held) => (held === first ? { ...held, secondary: false } : held));
  iface.addresses = primary;
  for (const held of primary) addAddressRoutes(host, iface, held);
}

/** `ip addr flush`; how many went. */
export function flushAddresses(world: World, node: string, filter: AddressFilter): Result<number, KernelError> {
  const { host } = hostNamed(stateOf(world), node);
  if (filter.iface !== undefined && interfaceByName(host, filter.iface) === undefined) return noDevice(filter.iface);
  let gone = 0;
  for (const iface of host.interfaces) {
    for (const held of [...iface.addresses]) {
      if (!iface.addresses.includes(held) || !matches(iface, held, filter)) continue;
      const before = iface.addresses.length;
      dropAddress(stateOf(world), host, iface, held);
      gone += before - iface.addresses.length;
    }
  }
  return ok(gone);
}

/** `ip link set IFACE up|down`. ENODEV. Ports of switches too. */
export function setLinkState(world: World, node: string, iface: string, up: boolean): Result<void, KernelError> {
  const state = stateOf(world);
  const id = nodeIdOf(state, node);
  const device = nodeAt(state, id);
  const port = portIndex(device, iface);
  if (port === undefined) return noDevice(iface);
  const effects = new Effects(state);
  const far = farEnd(state.wiring, id, port);
  // veth_open: there is carrier before anybody hears that the interface is up.
  const own = device.kind === 'host' ? device.host.interfaces[port] : undefined;
  if (up && own !== undefined && far !== null && isEndUp(state, far)) own.carrier = true;
  setPortUp(effects, device, port, up);
  if (far !== null) updateCarrier(state, effects, { node: id, port }, far);
  if (device.kind === 'host') tellBridges(effects, device);
  if (far !== null) {
    const farNode = nodeAt(state, far.node);
    if (farNode.kind === 'host') tellBridges(effects, farNode);
  }
  return done;
}

function setPortUp(effects: Effects, node: Node, port: number, up: boolean): void {
  if (node.kind === 'host') {
    const iface = node.host.interfaces[port];
    if (iface !== undefined) setUp(effects, node.host, iface, up);
    return;
  }
  const target = node.device.ports[port];
  if (target === undefined) return;
  target.up = up;
  if (!up) forgetPort(node.device, target);
}

interface End {
  readonly node: number;
  readonly port: number;
}

/** veth: each end has carrier while the other is up. */
function updateCarrier(state: WorldState, effects: Effects, a: End, b: End): void {
  const upA = isEndUp(state, a);
  const upB = isEndUp(state, b);
  setEndCarrier(state, effects, a, upA && upB);
  setEndCarrier(state, effects, b, upA && upB);
}

function isEndUp(state: WorldState, end: End): boolean {
  const node = nodeAt(state, end.node);
  const port = node.kind === 'host' ? node.host.interfaces[end.port] : node.device.ports[end.port];
  return port?.up === true;
}

function setEndCarrier(state: WorldState, effects: Effects, end: End, carrier: boolean): void {
  const node = nodeAt(state, end.node);
  if (node.kind === 'host') {
    const iface = node.host.interfaces[end.port];
    if (iface !== undefined) setCarrier(effects, node.host, iface, carrier);
    return;
  }
  const port = node.device.ports[end.port];
  if (port === undefined || port.carrier === carrier) return;
  port.carrier = carrier;
  if (carrier) port.openedAt = state.now;
  else forgetPort(node.device, port);
}

/** `ip link set IFACE address MAC`. ENODEV; ENOTSUP on ports of switches. */
export function setLinkMac(world: World, node: string, iface: string, mac: MacAddress): Result<void, KernelError> {
  return onInterface(world, node, iface, (effects, host, found) => {
    setMac(effects, host, found, mac);
    keepsMac(effects, hostNamed(stateOf(world), node), found);
  });
}

/** `ip link set IFACE arp on|off`. ENODEV. */
export function setLinkArp(world: World, node: string, iface: string, on: boolean): Result<void, KernelError> {
  return onInterface(world, node, iface, (effects, host, found) => setArp(effects, host, found, on));
}

const MTU_MIN = 68;
const MTU_MAX = 65_535;

/** `ip link set IFACE mtu N`. ENODEV, EINVAL. */
export function setLinkMtu(world: World, node: string, iface: string, mtu: number): Result<void, KernelError> {
  if (!Number.isInteger(mtu) || mtu < MTU_MIN || mtu > MTU_MAX) return kernelError('EINVAL', 'Invalid argument');
  return onInterface(world, node, iface, (_effects, _host, found) => {
    found.mtu = mtu;
  });
}

function onInterface(
  world: World,
  node: string,
  iface: string,
  change: (effects: Effects, host: Host, found: Interface) => void,
): Result<void, KernelError> {
  const state = stateOf(world);
  const target = nodeNamed(state, node);
  if (target.kind === 'switch') return kernelError('ENOTSUP', 'not supported on a switch port');
  const found = interfaceByName(target.host, iface);
  if (found === undefined) return noDevice(iface);
  change(new Effects(state), target.host, found);
  return done;
}

/** `ip link add NAME type dummy`; down at first. EEXIST. */
export function addDummy(world: World, node: string, name: string): Result<void, KernelError> {
  const state = stateOf(world);
  const { host } = hostNamed(state, node);
  if (interfaceByName(host, name) !== undefined) return kernelError('EEXIST', 'File exists');
  const iface = addInterface(host, name, 'dummy', state.nextAutoMac++ as MacAddress);
  iface.arp = false;
  return done;
}
