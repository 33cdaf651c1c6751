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
  const servers = lab.nodes.map(({ name }) => name).filter((name) => roleOf(activity, name) === 'server');
  return {
    name: lab.name,
    nodes: lab.nodes.map(({ name }) => nodeView(world, name, roleOf(activity, name), servers.indexOf(name) + 1)),
    links: lab.links.map(({ endpoints: [a, b] }) => ({
      a: { node: a.node, iface: a.interface },
      b: { node: b.node, iface: b.interface },
    })),
    vip: activity.vip,
  };
}

/** A node that the lesson does not name: a bridge is a switch, anything else is like a client. */
function roleOf(activity: LabParts, name: string): DeviceRole {
  return activity.roles[name] ?? 'client';
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
