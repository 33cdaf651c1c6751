import type { SimTimeUs } from '../core/time.js';
import { countedRows } from '../host/counters.js';
import { routesIn, tablesOf } from '../host/fib.js';
import { FIRST_FREE_IFINDEX, interfaceByIfindex } from '../host/host.js';
import type { Interface } from '../host/interface.js';
import { isValid } from '../host/neighbour.js';
import type { Route } from '../host/route.js';
import { streamSockets } from '../host/tcp/time-wait.js';
import { farEnd } from '../link/wire.js';
import type { Switch } from '../switch/switch.js';
import { IPV4_ANY } from '../wire/address.js';
import { scopeName } from './scopes.js';
import type {
  AddressView,
  FdbView,
  InterfaceView,
  NeighbourView,
  QueuedView,
  RouteTable,
  RouteView,
  SocketView,
  SwitchPortView,
} from './views.js';
import type { World } from './world-handle.js';
import { nodeAt, nodeName, runningHost, stateOf, switchNamed, type WorldState } from './world-state.js';

/** Without the gaps that removed interfaces leave. */
function existing(interfaces: readonly Interface[]): Interface[] {
  return interfaces.filter(({ name }) => name !== '');
}

/** By ifindex. */
export function interfacesOf(world: World, node: string): readonly InterfaceView[] {
  const state = stateOf(world);
  const { host } = runningHost(state, node);
  return existing(host.interfaces).map((iface) => ({
    name: iface.name,
    ifindex: iface.ifindex,
    kind: iface.kind,
    mac: iface.mac,
    mtu: iface.mtu,
    up: iface.up,
    carrier: iface.carrier,
    arp: iface.arp,
    master: iface.master === 0 ? null : (interfaceByIfindex(host, iface.master)?.name ?? null),
    peer: peerOf(state, host.id, iface.index),
    traffic: {
      rxPackets: iface.rxPackets,
      rxBytes: iface.rxBytes,
      txPackets: iface.txPackets,
      txBytes: iface.txBytes,
    },
  }));
}

/** The ports of a switch are numbered as the interfaces of a host are. */
function peerOf(state: WorldState, node: number, port: number): InterfaceView['peer'] {
  const far = farEnd(state.wiring, node, port);
  if (far === null) return null;
  const peer = nodeAt(state, far.node);
  const ifindex = peer.kind === 'switch' ? FIRST_FREE_IFINDEX + far.port : peer.host.interfaces[far.port]?.ifindex;
  return ifindex === undefined ? null : { node: nodeName(peer), ifindex };
}

/** By interface, in the kernel's order (primaries before their secondaries). */
export function addressesOf(world: World, node: string): readonly AddressView[] {
  const { host } = runningHost(stateOf(world), node);
  return host.interfaces.flatMap((iface) =>
    iface.addresses.map((address) => ({
      iface: iface.name,
      local: address.local,
      prefixLength: address.prefixLength,
      broadcast: address.broadcast,
      scope: scopeName(address.scope),
      label: address.label,
      secondary: address.secondary,
    })),
  );
}

/** In the order of `ip route show`: by destination as the kernel's trie walks it, then the longer prefix, then metric. */
export function routesOf(world: World, node: string, table?: RouteTable): readonly RouteView[] {
  const { host } = runningHost(stateOf(world), node);
  const tables = table === undefined ? tablesOf(host) : [table];
  return tables.flatMap((name) =>
    [...routesIn(host, name)]
      .sort((a, b) => a.destination - b.destination || b.prefixLength - a.prefixLength || a.metric - b.metric)
      .map((route) => routeView(route, interfaceByIfindex(host, route.ifindex))),
  );
}

function routeView(route: Route, iface: Interface | undefined): RouteView {
  return {
    table: route.table,
    type: route.type,
    destination: route.destination,
    prefixLength: route.prefixLength,
    gateway: route.gateway === IPV4_ANY ? null : route.gateway,
    iface: iface?.name ?? null,
    protocol: route.protocol,
    scope: scopeName(route.scope),
    metric: route.metric,
    preferredSource: route.preferredSource,
    onlink: route.onlink,
    metrics: route.metrics,
    linkDown: iface?.up === true && !iface.carrier,
  };
}

export function neighboursOf(world: World, node: string): readonly NeighbourView[] {
  const { host } = runningHost(stateOf(world), node);
  return [...host.neighbours.values()].map((neighbour) => ({
    address: neighbour.address,
    iface: interfaceByIfindex(host, neighbour.ifindex)?.name ?? '',
    state: neighbour.state,
    mac: isValid(neighbour.state) ? neighbour.mac : null,
    queued: neighbour.queue.length,
    usedAt: neighbour.usedAt,
    confirmedAt: neighbour.confirmedAt,
    updatedAt: neighbour.updatedAt,
  }));
}

/** Packets that wait at a host until their next hop answers an ARP request, oldest first for each neighbour. */
export function queuedPacketsOf(world: World, node: string): readonly QueuedView[] {
  const { host } = runningHost(stateOf(world), node);
  return [...host.neighbours.values()].flatMap(({ address, queue }) =>
    queue.map(({ packet }) => ({ nextHop: address, packet })),
  );
}

export function socketsOf(world: World, node: string): readonly SocketView[] {
  const { host } = runningHost(stateOf(world), node);
  const datagrams = [...host.udpSockets.values()].map((socket) => ({
    protocol: 'udp' as const,
    state: socket.remotePort === 0 ? ('unconnected' as const) : ('established' as const),
    localAddress: socket.localAddress,
    localPort: socket.localPort,
    remoteAddress: socket.remoteAddress,
    remotePort: socket.remotePort,
  }));
  const streams = streamSockets(host).map((socket) => ({
    protocol: 'tcp' as const,
    state: socket.state,
    localAddress: socket.localAddress,
    localPort: socket.localPort,
    remoteAddress: socket.remoteAddress,
    remotePort: socket.remotePort,
  }));
  return [...streams, ...datagrams];
}

/** Non-zero rows of /proc/net/snmp and netstat by name: `IpInAddrErrors`, `IcmpOutMsgs`, `TcpExtTW`, ... */
export function countersOf(world: World, node: string): ReadonlyMap<string, number> {
  return countedRows(runningHost(stateOf(world), node).host.counters);
}

/** Of a switch: learned and permanent entries. */
export function fdbOf(world: World, node: string): readonly FdbView[] {
  return fdbViews(switchNamed(stateOf(world), node), 'br0');
}

/** The bridges inside a host, each with its table. */
export function bridgesOf(
  world: World,
  node: string,
): readonly { readonly name: string; readonly fdb: readonly FdbView[] }[] {
  const { host, bridges } = runningHost(stateOf(world), node);
  return bridges.map((bridge) => {
    const name = interfaceByIfindex(host, bridge.inside?.ifindex ?? 0)?.name ?? '';
    return { name, fdb: fdbViews(bridge, name) };
  });
}

function fdbViews(device: Switch, bridge: string): FdbView[] {
  const never = 0 as SimTimeUs;
  const views: FdbView[] = [];
  for (const port of device.ports) {
    for (const [mac, entry] of device.fdb)
      if (entry.port === port.index) views.push({ mac, port: port.name, state: 'learned', seenAt: entry.seenAt });
    views.push({ mac: port.mac, port: port.name, state: 'permanent', seenAt: never });
  }
  if (!device.ports.some(({ mac }) => mac === device.mac))
    views.push({ mac: device.mac, port: bridge, state: 'permanent', seenAt: never });
  return views;
}

export function portsOf(world: World, node: string): readonly SwitchPortView[] {
  return switchNamed(stateOf(world), node).ports.map((port) => ({
    name: port.name,
    mac: port.mac,
    up: port.up,
    carrier: port.carrier,
  }));
}

/** `bridge fdb flush dev br0`, dynamic entries only. */
export function flushFdb(world: World, node: string): void {
  switchNamed(stateOf(world), node).fdb.clear();
}
