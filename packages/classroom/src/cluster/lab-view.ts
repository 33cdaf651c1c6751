import {
  addressesOf,
  formatIpv4,
  formatMac,
  interfacesOf,
  isLoopback,
  nodesOf,
  portsOf,
  type World,
} from '@frameplay/engine';
import type { SeatActivity } from '../lesson/activity.js';
import type { DeviceRole, LabView } from '../view.js';
import type { Topology } from './running-lab.js';

type NodeView = LabView['nodes'][number];

/** What of an activity says who is who in its lab. */
export type LabParts = Pick<SeatActivity, 'roles' | 'vip'>;

/** The topology with the addresses that the set-up gave it. */
export function labViewOf(lab: Topology, world: World, activity: LabParts): LabView {
  const numbers = numbersOf(lab.nodes.map(({ name }) => name).filter((name) => roleOf(activity, name) === 'server'));
  return {
    name: lab.name,
    nodes: lab.nodes.map(({ name }) => nodeView(world, name, roleOf(activity, name), numbers.get(name) ?? 0)),
    links: lab.links.map(({ endpoints: [a, b] }) => ({
      a: { node: a.node, iface: a.interface },
      b: { node: b.node, iface: b.interface },
    })),
    vip: activity.vip,
  };
}

/** A node that the lesson does not name: `rs37` is what `rs1` is, if that is a server; anything else is like a client. */
function roleOf({ roles }: LabParts, name: string): DeviceRole {
  const named = roles[name];
  if (named !== undefined) return named;
  const isLikeServer = Object.entries(roles).some(
    ([other, role]) => role === 'server' && NUMBERED.test(name) && stemOf(other) === stemOf(name),
  );
  return isLikeServer ? 'server' : 'client';
}

const NUMBERED = /\d+$/;

function stemOf(name: string): string {
  return name.replace(NUMBERED, '');
}

/** Servers are called by the number in their name where every name has one of its own, else in their order from 1. */
function numbersOf(servers: readonly string[]): ReadonlyMap<string, number> {
  const own = servers.map((name) => Number(NUMBERED.exec(name)?.[0] ?? Number.NaN));
  const isNumbered = new Set(own).size === own.length && own.every((number) => number > 0);
  return new Map(servers.map((name, index) => [name, isNumbered ? (own[index] ?? 0) : index + 1]));
}

function nodeView(world: World, name: string, role: DeviceRole, number: number): NodeView {
  const isSwitch = nodesOf(world).some((node) => node.name === name && node.kind === 'switch');
  return { name, role, number, interfaces: isSwitch ? switchPorts(world, name) : hostInterfaces(world, name) };
}

function switchPorts(world: World, name: string): NodeView['interfaces'] {
  return portsOf(world, name).map((port) => ({ name: port.name, mac: formatMac(port.mac), addresses: [] }));
}

function hostInterfaces(world: World, name: string): NodeView['interfaces'] {
  const addresses = addressesOf(world, name).filter(({ local }) => !isLoopback(local));
  return interfacesOf(world, name)
    .map((iface) => ({
      name: iface.name,
      mac: formatMac(iface.mac),
      addresses: addresses.filter((row) => row.iface === iface.name).map(({ local }) => formatIpv4(local)),
      wired: iface.kind === 'ethernet',
    }))
    .filter(({ wired, addresses: own }) => wired || own.length > 0)
    .map(({ wired: _wired, ...view }) => view);
}
