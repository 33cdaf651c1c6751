import { type KernelError, kernelError } from '../../core/kernel-error.js';
import { done, type Result } from '../../core/result.js';
import { addInterface, type Host, interfaceByName } from '../../host/host.js';
import type { Interface } from '../../host/interface.js';
import { disableIp, setCarrier, setMac, setUp } from '../../host/link-state.js';
import { createSwitch, forgetPort, type Switch, type SwitchPort } from '../../switch/switch.js';
import type { MacAddress } from '../../wire/address.js';
import { Effects } from '../effects.js';
import type { World } from '../world-handle.js';
import { bridgeOf, type HostNode, hostNamed, stateOf } from '../world-state.js';

// A bridge inside a host, so that it may have an address: an L3 switch. Without STP, as `ip link add type bridge` makes it.

function noDevice(name: string): { readonly ok: false; readonly error: KernelError } {
  return kernelError('ENODEV', `Cannot find device "${name}"`);
}

/** `ip link add NAME type bridge`; down at first, its MAC the least of its ports unless one is given. EEXIST. */
export function addBridge(world: World, node: string, name: string, mac?: MacAddress): Result<void, KernelError> {
  const state = stateOf(world);
  const target = hostNamed(state, node);
  if (interfaceByName(target.host, name) !== undefined) return kernelError('EEXIST', 'File exists');
  const iface = addInterface(target.host, name, 'bridge', mac ?? (state.nextAutoMac++ as MacAddress));
  const bridge = createSwitch(target.host.id, target.host.name);
  bridge.mac = iface.mac;
  bridge.inside = { ifindex: iface.ifindex, index: iface.index, ownMac: mac !== undefined, members: [] };
  target.bridges.push(bridge);
  return done;
}

/** `ip link set PORT master BRIDGE`, and with null `nomaster`. ENODEV, EINVAL (no bridge, or not fit to be a port), EBUSY. */
export function setMaster(world: World, node: string, port: string, bridge: string | null): Result<void, KernelError> {
  const state = stateOf(world);
  const target = hostNamed(state, node);
  const iface = interfaceByName(target.host, port);
  if (iface === undefined) return noDevice(port);
  const master = bridge === null ? null : interfaceByName(target.host, bridge);
  if (master === undefined) return noDevice(bridge ?? '');
  if (iface.kind === 'bridge') return kernelError('EINVAL', 'Can not enslave a bridge to a bridge.');
  if (!isFit(iface)) return kernelError('EINVAL', 'Invalid argument');
  if (master?.ifindex === iface.master) return done;
  const effects = new Effects(state);
  // do_set_master: it has left the old one before anybody asks what the new one is.
  leaveBridge(target, iface);
  if (master?.kind === 'bridge') joinBridge(target, iface, master);
  target.host.routeMemo.forget();
  tellBridges(effects, target);
  if (master !== null && master.kind !== 'bridge') return kernelError('EPERM', 'Operation not supported');
  return done;
}

function isFit(iface: Interface): boolean {
  return iface.kind === 'ethernet' || iface.kind === 'dummy';
}

function joinBridge(target: HostNode, iface: Interface, master: Interface): void {
  const bridge = bridgeOf(target, master.ifindex);
  if (bridge?.inside == null) return;
  iface.master = master.ifindex;
  setMembers(target.host, bridge, [...bridge.inside.members, iface.index]);
}

function leaveBridge(target: HostNode, iface: Interface): void {
  const bridge = bridgeOf(target, iface.master);
  iface.master = 0;
  if (bridge?.inside == null) return;
  const members = bridge.inside.members.filter((index) => index !== iface.index);
  setMembers(target.host, bridge, members);
}

/** The ports are numbered by their place, so what was learned moves along with them. */
function setMembers(host: Host, bridge: Switch, members: readonly number[]): void {
  const old = bridge.inside?.members ?? [];
  const ports = members.map((index, place): SwitchPort => {
    const known = bridge.ports[old.indexOf(index)];
    const iface = host.interfaces[index] as Interface;
    const { name, mac } = iface;
    const state = known ?? { up: false, carrier: false, openedAt: -1 as SwitchPort['openedAt'] };
    return { name, mac, index: place, up: state.up, carrier: state.carrier, openedAt: state.openedAt };
  });
  for (const [mac, entry] of bridge.fdb) {
    const place = members.indexOf(old[entry.port] ?? -1);
    if (place < 0) bridge.fdb.delete(mac);
    else entry.port = place;
  }
  bridge.ports = ports;
  if (bridge.inside !== null) bridge.inside = { ...bridge.inside, members };
}

/** What has changed at ports, and at the bridges' own interfaces, reaches the bridges: who forwards, carrier, MAC. */
export function tellBridges(effects: Effects, target: HostNode): void {
  for (const bridge of target.bridges) {
    const iface = target.host.interfaces[bridge.inside?.index ?? -1];
    if (iface === undefined) continue;
    for (const port of bridge.ports) tellPort(effects, target.host, bridge, port, iface);
    takeLeastMac(effects, target.host, bridge, iface);
    const live = iface.up && bridge.ports.some((port) => port.up && port.carrier);
    setCarrier(effects, target.host, iface, live);
  }
}

function tellPort(effects: Effects, host: Host, bridge: Switch, port: SwitchPort, master: Interface): void {
  const iface = host.interfaces[bridge.inside?.members[port.index] ?? -1];
  if (iface === undefined) return;
  const forwarded = port.up && port.carrier;
  port.up = iface.up && master.up;
  port.carrier = iface.carrier;
  const forwards = port.up && port.carrier;
  if (forwards && !forwarded) port.openedAt = effects.now;
  if (!forwards && forwarded) forgetPort(bridge, port);
}

/** br_stp_recalculate_bridge_id. */
function takeLeastMac(effects: Effects, host: Host, bridge: Switch, iface: Interface): void {
  if (bridge.inside?.ownMac !== false || bridge.ports.length === 0) return;
  const least = bridge.ports.reduce(
    (mac, port) => (port.mac < mac ? port.mac : mac),
    bridge.ports[0]?.mac ?? iface.mac,
  );
  bridge.mac = least;
  if (iface.mac !== least) setMac(effects, host, iface, least);
}

/** After `ip link set address`: a bridge keeps the one that was given; a port's may be the bridge's least. */
export function keepsMac(effects: Effects, target: HostNode, iface: Interface): void {
  for (const bridge of target.bridges) {
    const { inside } = bridge;
    if (inside === null) continue;
    if (inside.ifindex === iface.ifindex) {
      bridge.inside = { ...inside, ownMac: true };
      bridge.mac = iface.mac;
    } else if (inside.members.includes(iface.index)) setMembers(target.host, bridge, inside.members);
  }
  tellBridges(effects, target);
}

/** `ip link del`: of what `ip link add` made. ENODEV, ENOTSUP (cards; tunl0 and lo as on Linux). */
export function removeLink(world: World, node: string, name: string): Result<void, KernelError> {
  const state = stateOf(world);
  const target = hostNamed(state, node);
  const { host } = target;
  const iface = interfaceByName(host, name);
  if (iface === undefined) return noDevice(name);
  if (iface.kind === 'ethernet') return kernelError('ENOTSUP', `ip link delete ${name}`);
  if (iface.kind !== 'dummy' && iface.kind !== 'bridge') return kernelError('EPERM', 'Operation not supported');
  const effects = new Effects(state);
  setUp(effects, host, iface, false);
  iface.addresses = [];
  disableIp(effects, host, iface);
  leaveBridge(target, iface);
  for (const port of host.interfaces) if (port.master === iface.ifindex) port.master = 0;
  target.bridges = target.bridges.filter(({ inside }) => inside?.ifindex !== iface.ifindex);
  // Others are known by their place in the list, so this one leaves a gap that has no name.
  host.interfaces[iface.index] = { ...iface, name: '', ifindex: -1 - iface.index };
  host.routeMemo.forget();
  return done;
}
