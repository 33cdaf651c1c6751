import { InvariantError, invariant } from '../core/invariant.js';
import type { SimTimeUs } from '../core/time.js';
import { createTimerQueue, type TimerQueue } from '../core/timer-queue.js';
import type { HostTimer } from '../host/environment.js';
import { type Host, interfaceByName } from '../host/host.js';
import type { Interface } from '../host/interface.js';
import { createIpvs, type Ipvs, UNUSED_IPVS } from '../ipvs/ipvs.js';
import type { Keepalived } from '../keepalived/daemon.js';
import type { Wiring } from '../link/wire.js';
import type { Switch } from '../switch/switch.js';
import { type Backlog, createBacklog } from './backlog.js';
import type { Capture } from './captured.js';
import type { Cause } from './cause.js';
import type { WaitingFrame } from './frame-reaction.js';
import type { TraceEvent } from './trace.js';
import { createWakeQueue, type WakeQueue } from './wake-queue.js';
import type { Budget, World } from './world-handle.js';

export interface HostNode {
  readonly kind: 'host';
  readonly host: Host;
  /** `UNUSED_IPVS` until somebody uses it; see `ipvsToChange`. */
  ipvs: Ipvs;
  readonly keepalived: Keepalived;
  /** Those of `ip link add type bridge`. */
  bridges: Switch[];
}

export interface SwitchNode {
  readonly kind: 'switch';
  readonly device: Switch;
}

export type Node = HostNode | SwitchNode;

export type WorldTimer =
  | { readonly kind: 'host'; readonly node: number; readonly timer: HostTimer }
  /** `bridge`: the ifindex of one inside a host, or 0. */
  | { readonly kind: 'fdb-collector'; readonly node: number; readonly bridge: number }
  | { readonly kind: 'ipvs-connection'; readonly node: number; readonly id: number }
  | { readonly kind: 'ipvs-sync'; readonly node: number }
  | { readonly kind: 'ipvs-template'; readonly node: number; readonly id: number };

/** A program's turn. */
export interface Wake {
  readonly node: number;
  readonly program: number;
  /** The number of what woke it, likewise. */
  readonly cause: number;
}

/** Everything there is: plain data, so that a copy is a fork and a walk is a hash. */
export interface WorldState extends World {
  readonly seed: number;
  now: SimTimeUs;
  readonly nodes: Node[];
  readonly nodeByName: Map<string, number>;
  wiring: Wiring;
  timers: TimerQueue<WorldTimer>;
  /** Frames of this instant. */
  backlog: Backlog;
  /** Turns of programs: each comes when no frame of this instant is left. */
  wakes: WakeQueue<Wake>;
  readonly held: Set<number>;
  waiting: WaitingFrame[];
  nextWaitingId: number;
  nextAutoMac: number;
  nextProgramId: number;
  /** Where a program runs. */
  readonly programHosts: Map<number, number>;
  /** Those who listen at interfaces. */
  readonly captures: Map<number, Capture>;
  trace: TraceEvent[];
  tracing: boolean;
  /** What leads to the frames of the trace and is no frame. */
  causes: Cause[];
  /** How much has been told: the last number given to a trace event or a cause. */
  told: number;
  /** The command under way; 0: none. */
  acting: number;
  /** Which command started a program, as far as it was traced. */
  readonly startedBy: Map<number, number>;
  /** What led to the packets and frames that wait, by the thing itself; forks share it as they share those. */
  readonly armedBy: WeakMap<object, number>;
  readonly budget: Budget;
  framesInSecond: number;
  second: number;
  stopped: boolean;
}

const FIRST_AUTO_MAC = 0x02_ff_00_00_00_01;

export function emptyWorld(seed: number, budget: Budget): WorldState {
  return {
    seed,
    now: 0 as SimTimeUs,
    nodes: [],
    nodeByName: new Map(),
    wiring: [],
    timers: createTimerQueue(),
    backlog: createBacklog(),
    wakes: createWakeQueue(),
    held: new Set(),
    waiting: [],
    nextWaitingId: 1,
    nextAutoMac: FIRST_AUTO_MAC,
    nextProgramId: 1,
    programHosts: new Map(),
    captures: new Map(),
    trace: [],
    tracing: true,
    causes: [],
    told: 0,
    acting: 0,
    startedBy: new Map(),
    armedBy: new WeakMap(),
    budget,
    framesInSecond: 0,
    second: 0,
    stopped: false,
  };
}

/** The public `World` is this object; outside the engine nobody sees into it. */
export function stateOf(world: World): WorldState {
  return world as WorldState;
}

export function nodeIdOf(state: WorldState, name: string): number {
  const id = state.nodeByName.get(name);
  invariant(id !== undefined, `no node named ${name}`);
  return id;
}

export function nodeNamed(state: WorldState, name: string): Node {
  return nodeAt(state, nodeIdOf(state, name));
}

export function nodeAt(state: WorldState, id: number): Node {
  const node = state.nodes[id];
  if (node === undefined) throw new InvariantError(`no node number ${id}`);
  return node;
}

/** For those who may change it: what was remembered of its routes is forgotten. */
export function hostNamed(state: WorldState, name: string): HostNode {
  const node = runningHost(state, name);
  node.host.routeMemo.forget();
  return node;
}

/** For those who give it services, daemons or settings. */
export function ipvsToChange(node: HostNode): Ipvs {
  if (node.ipvs === UNUSED_IPVS) node.ipvs = createIpvs();
  return node.ipvs;
}

/** For those who let it run as it is. */
export function runningHost(state: WorldState, name: string): HostNode {
  const node = nodeNamed(state, name);
  invariant(node.kind === 'host', `${name} is not a host`);
  return node;
}

export function switchNamed(state: WorldState, name: string): Switch {
  const node = nodeNamed(state, name);
  invariant(node.kind === 'switch', `${name} is not a switch`);
  return node.device;
}

export function nodeName(node: Node): string {
  return node.kind === 'host' ? node.host.name : node.device.name;
}

/** The name of a port or interface by its index. */
export function portName(node: Node, index: number): string {
  const port = node.kind === 'host' ? node.host.interfaces[index] : node.device.ports[index];
  if (port === undefined) throw new InvariantError(`node has no port ${index}`);
  return port.name;
}

/** A port or interface by its name; undefined when there is none. */
export function portIndex(node: Node, name: string): number | undefined {
  if (node.kind === 'host') return interfaceByName(node.host, name)?.index;
  return node.device.ports.find((port) => port.name === name)?.index;
}

export function interfaceAt(host: Host, index: number): Interface {
  const iface = host.interfaces[index];
  if (iface === undefined) throw new InvariantError(`${host.name} has no interface ${index}`);
  return iface;
}

/** The bridge inside a host that has this interface. */
export function bridgeOf(node: HostNode, ifindex: number): Switch | undefined {
  return node.bridges.find(({ inside }) => inside?.ifindex === ifindex);
}
