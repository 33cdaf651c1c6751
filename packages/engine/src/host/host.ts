import type { FlowMap } from '../core/flow-map.js';
import { createPrng, type Prng } from '../core/prng.js';
import type { SimTimeUs } from '../core/time.js';
import type { Mistakes } from '../mistake/mistake.js';
import { IPV4_LOOPBACK, type Ipv4Address, MAC_ZERO, type MacAddress } from '../wire/address.js';
import type { Ipv4Packet } from '../wire/frame.js';
import { type Counters, createCounters } from './counters.js';
import { type IfAddress, type Interface, SCOPE_HOST } from './interface.js';
import type { Neighbour } from './neighbour.js';
import type { ArpFirewall } from './netfilter/arp-rule-set.js';
import type { Tracking } from './netfilter/nat/flow.js';
import type { Firewall } from './netfilter/rule-set.js';
import type { Program } from './program/program.js';
import { RequestMemo } from './program/request-memo.js';
import type { RouteTables, RoutingRule } from './route.js';
import { RouteMemo } from './route-memo.js';
import { createSysctls, DEFAULT_NEIGHBOUR_CONF, type InterfaceConf, type Sysctls } from './sysctl.js';
import type { TcpSocket, TimeWaitSocket } from './tcp/socket.js';
import type { UdpSocket } from './udp/socket.js';

/** inet_peer: the token bucket that limits ICMP errors and redirects to one address. */
export interface PeerLimit {
  tokens: number;
  lastAt: number;
  redirects: number;
}

/** fnhe: what an ICMP error or redirect taught about one destination. */
export interface RouteException {
  gateway: Ipv4Address;
  mtu: number;
  expiresAt: SimTimeUs;
}

/** A datagram whose pieces have not all come. */
export interface PartialDatagram {
  pieces: readonly Ipv4Packet[];
  startedAt: number;
}

/** A Linux host: plain data, owned by one world. */
export interface Host {
  readonly kind: 'host';
  readonly id: number;
  readonly name: string;
  readonly interfaces: Interface[];
  nextIfindex: number;
  readonly sysctls: Sysctls;
  readonly routes: RouteTables;
  /** Some route of type local was not made by the kernel itself. */
  customLocalRoutes: boolean;
  /** Of `ip rule add`, by priority; rules 0, 32766 and 32767 are always there. */
  rules: readonly RoutingRule[];
  readonly exceptions: Map<Ipv4Address, RouteException>;
  readonly neighbours: Map<number, Neighbour>;
  readonly sockets: Map<number, TcpSocket>;
  /** By the id that they had as sockets; null until there is one. */
  timeWaits: Map<number, TimeWaitSocket> | null;
  /** Connected sockets, those in TIME_WAIT too, by local and remote address and port. */
  readonly connections: FlowMap<number>;
  /** Listening sockets by port; the lists are replaced, never changed. */
  readonly listeners: Map<number, readonly number[]>;
  readonly udpSockets: Map<number, UdpSocket>;
  nextSocketId: number;
  readonly programs: Map<number, Program>;
  /** Null until iptables is first used. */
  firewall: Firewall | null;
  /** Null until arptables is first used. */
  arpFirewall: ArpFirewall | null;
  /** Connections that pass, for table nat; null until one of its rules translates. */
  tracking: Tracking | null;
  /** Datagrams that came in pieces. */
  readonly fragments: Map<string, PartialDatagram>;
  readonly peers: Map<Ipv4Address, PeerLimit>;
  icmpTokens: number;
  icmpTokensAt: SimTimeUs;
  readonly counters: Counters;
  /** Ports, sequence numbers and ids of this host only, so that one host's draws never move another's. */
  readonly prng: Prng;
  /** Wrong rules that it follows in place of the kernel's; see `MISTAKES`. */
  mistakes: Mistakes;
  readonly routeMemo: RouteMemo;
  readonly requestMemo: RequestMemo;
}

export const FIRST_FREE_IFINDEX = 4;

/** A host as it boots: lo up with 127.0.0.1/8 (its routes are for the caller to add), tunl0 down. */
export function createHost(id: number, name: string, seed: number): Host {
  const host: Host = {
    kind: 'host',
    id,
    name,
    interfaces: [],
    nextIfindex: FIRST_FREE_IFINDEX,
    sysctls: createSysctls(),
    routes: { local: [], main: [] },
    customLocalRoutes: false,
    rules: [],
    exceptions: new Map(),
    neighbours: new Map(),
    sockets: new Map(),
    timeWaits: null,
    connections: new Map(),
    listeners: new Map(),
    udpSockets: new Map(),
    nextSocketId: 1,
    programs: new Map(),
    firewall: null,
    arpFirewall: null,
    tracking: null,
    fragments: new Map(),
    peers: new Map(),
    icmpTokens: 0,
    icmpTokensAt: -1_000_000_000 as SimTimeUs,
    counters: createCounters(),
    prng: createPrng(seed ^ Math.imul(id + 1, 0x9e3779b1)),
    mistakes: null,
    routeMemo: new RouteMemo(),
    requestMemo: new RequestMemo(),
  };
  host.interfaces.push(makeInterface(0, 1, 'lo', 'loopback', MAC_ZERO, host.sysctls.default));
  host.interfaces.push(makeInterface(1, 2, 'tunl0', 'ipip', MAC_ZERO, host.sysctls.default));
  return host;
}

export const LOOPBACK_ADDRESS: IfAddress = {
  local: IPV4_LOOPBACK,
  prefixLength: 8,
  broadcast: null,
  scope: SCOPE_HOST,
  label: 'lo',
  secondary: false,
};

/** Adds a network card, a dummy or a bridge; the caller brings it up. */
export function addInterface(
  host: Host,
  name: string,
  kind: 'ethernet' | 'dummy' | 'bridge',
  mac: MacAddress,
): Interface {
  const iface = makeInterface(host.interfaces.length, host.nextIfindex++, name, kind, mac, host.sysctls.default);
  host.interfaces.push(iface);
  return iface;
}

const LOOPBACK_MTU = 65_536;
const TUNNEL_MTU = 1480;
const ETHERNET_MTU = 1500;

function makeInterface(
  index: number,
  ifindex: number,
  name: string,
  kind: Interface['kind'],
  mac: MacAddress,
  conf: InterfaceConf,
): Interface {
  const mtu = kind === 'loopback' ? LOOPBACK_MTU : kind === 'ipip' ? TUNNEL_MTU : ETHERNET_MTU;
  return {
    index,
    ifindex,
    name,
    kind,
    mac,
    mtu,
    up: false,
    carrier: kind !== 'ethernet' && kind !== 'bridge',
    master: 0,
    arp: kind !== 'ipip' && kind !== 'dummy',
    addresses: [],
    conf,
    neigh: DEFAULT_NEIGHBOUR_CONF,
    reachableTimeUs: 0,
    rxPackets: 0,
    rxBytes: 0,
    txPackets: 0,
    txBytes: 0,
    groups: [],
  };
}

export function interfaceByName(host: Host, name: string): Interface | undefined {
  for (const iface of host.interfaces) if (iface.name === name) return iface;
  return undefined;
}

export function interfaceByIfindex(host: Host, ifindex: number): Interface | undefined {
  for (const iface of host.interfaces) if (iface.ifindex === ifindex) return iface;
  return undefined;
}

export function loopbackOf(host: Host): Interface {
  return host.interfaces[0] as Interface;
}
