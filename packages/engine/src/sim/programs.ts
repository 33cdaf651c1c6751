import { type KernelError, kernelError } from '../core/kernel-error.js';
import { nextUint32 } from '../core/prng.js';
import { done, ok, type Result } from '../core/result.js';
import type { SimTimeUs } from '../core/time.js';
import { NO_TIMER } from '../core/timer-queue.js';
import { count } from '../host/counters.js';
import { addressType } from '../host/fib.js';
import { type Host, interfaceByName } from '../host/host.js';
import { startArpingOn } from '../host/program/arping.js';
import { holdClose, holdSend, startHold } from '../host/program/hold.js';
import { startHttpClientOn } from '../host/program/http-client.js';
import { startPingOn } from '../host/program/ping.js';
import type { Arping, Hold, HttpClient, Ping, Program, UdpClient } from '../host/program/program.js';
import type {
  ArpingOptions,
  HttpClientOptions,
  PingOptions,
  ProgramId,
  ProgramResult,
  ServeOptions,
  UdpClientOptions,
} from '../host/program/program-result.js';
import { startUdpClientOn } from '../host/program/udp-client.js';
import { routeOutput } from '../host/route-output.js';
import type { TcpSocket } from '../host/tcp/socket.js';
import { closeSocket, listen } from '../host/tcp/socket-calls.js';
import { socketsOwnedBy } from '../host/tcp/socket-table.js';
import { bindUdp, closeUdp } from '../host/udp/socket-calls.js';
import { IPV4_ANY, type Ipv4Address } from '../wire/address.js';
import { Effects } from './effects.js';
import type { World } from './world-handle.js';
import { nodeAt, runningHost, stateOf, type WorldState } from './world-state.js';

function newId(state: WorldState, host: Host): number {
  const id = state.nextProgramId++;
  state.programHosts.set(id, host.id);
  if (state.acting !== 0) state.startedBy.set(id, state.acting);
  return id;
}

/** Starts a server that stays. EADDRINUSE; ENOTSUP for what this version does not serve. */
export function serve(world: World, node: string, options: ServeOptions): Result<void, KernelError> {
  const state = stateOf(world);
  const { host } = runningHost(state, node);
  if (options.udp === true) return serveUdp(state, host, options);
  const id = newId(state, host);
  const socket = listen(host, id, options.bind ?? IPV4_ANY, options.port);
  if (typeof socket === 'string') {
    state.programHosts.delete(id);
    return kernelError(socket, 'Address already in use');
  }
  host.programs.set(id, {
    kind: 'http-server',
    id,
    startedAt: world.now,
    result: null,
    options,
    conversations: new Map(),
    ready: [],
    answer: null,
  });
  return done;
}

function serveUdp(state: WorldState, host: Host, options: ServeOptions): Result<void, KernelError> {
  const id = newId(state, host);
  const socket = bindUdp(host, id, options.bind ?? IPV4_ANY, options.port);
  if (typeof socket === 'string') {
    state.programHosts.delete(id);
    return kernelError(socket, 'Address already in use');
  }
  host.programs.set(id, { kind: 'udp-server', id, startedAt: state.now, result: null, options, socket: socket.id });
  return done;
}

/** `udp`. Failures are in the result. */
export function startUdpClient(world: World, node: string, options: UdpClientOptions): Result<ProgramId, KernelError> {
  const state = stateOf(world);
  const { host } = runningHost(state, node);
  const client: UdpClient = {
    kind: 'udp-client',
    id: newId(state, host),
    startedAt: world.now,
    result: null,
    options,
    socket: 0,
    timer: NO_TIMER,
  };
  host.programs.set(client.id, client);
  startUdpClientOn(new Effects(state), host, client);
  return ok(client.id as ProgramId);
}

/** curl. Failures of the connection are in the result, not here. */
export function startHttpClient(
  world: World,
  node: string,
  options: HttpClientOptions,
): Result<ProgramId, KernelError> {
  const state = stateOf(world);
  const { host } = runningHost(state, node);
  const client: HttpClient = {
    kind: 'http-client',
    id: newId(state, host),
    startedAt: world.now,
    result: null,
    options,
    socket: 0,
    requestSent: false,
    connectedAt: null,
    response: '',
    deadlineTimer: NO_TIMER,
  };
  host.programs.set(client.id, client);
  startHttpClientOn(new Effects(state), host, client);
  return ok(client.id as ProgramId);
}

/** EINVAL (source), ENETUNREACH: what connect() of ping says before the first packet. */
export function startPing(world: World, node: string, options: PingOptions): Result<ProgramId, KernelError> {
  const state = stateOf(world);
  const { host } = runningHost(state, node);
  const bound = options.iface === undefined ? null : interfaceByName(host, options.iface);
  if (bound === undefined) return kernelError('ENODEV', 'No such device');
  const ifindex = bound?.ifindex ?? 0;
  const route = routeOutput(host, world.now, options.destination, options.sourceAddress ?? IPV4_ANY, ifindex);
  if (!route.ok) {
    // It looks for its source by connecting a datagram socket.
    if (route.code === 'ENETUNREACH' && options.sourceAddress === undefined) count(host.counters, 'IpOutNoRoutes');
    return kernelError(route.code, route.code === 'ENETUNREACH' ? 'Network is unreachable' : route.code);
  }
  const ping: Ping = {
    kind: 'ping',
    id: newId(state, host),
    startedAt: world.now,
    result: null,
    options,
    ident: nextUint32(host.prng) & 0xffff,
    ifindex,
    source: route.source,
    inbox: [],
    sentAt: [],
    answered: new Set(),
    lines: [],
    timer: NO_TIMER,
  };
  host.programs.set(ping.id, ping);
  startPingOn(new Effects(state), host, ping);
  return ok(ping.id as ProgramId);
}

/** ENODEV, EADDRNOTAVAIL, ENETDOWN. */
export function startArping(world: World, node: string, options: ArpingOptions): Result<ProgramId, KernelError> {
  const state = stateOf(world);
  const { host } = runningHost(state, node);
  const iface = interfaceByName(host, options.iface);
  if (iface === undefined) return kernelError('ENODEV', `Device ${options.iface} not available.`);
  if (!iface.up) return kernelError('ENETDOWN', `Interface "${options.iface}" is down`);
  const source = arpingSource(host, world.now, iface.ifindex, options);
  if (!source.ok) return source;
  const arping: Arping = {
    kind: 'arping',
    id: newId(state, host),
    startedAt: world.now,
    result: null,
    options,
    ifindex: iface.ifindex,
    source: source.value,
    inbox: [],
    replies: [],
    sent: 0,
    broadcasts: 0,
    lastSentAt: 0 as SimTimeUs,
    targetMac: 0,
    timer: NO_TIMER,
    deadlineTimer: NO_TIMER,
  };
  host.programs.set(arping.id, arping);
  startArpingOn(new Effects(state), host, arping);
  return ok(arping.id as ProgramId);
}

/** iputils: -U and -A speak for the target itself, -D for nobody, otherwise the route chooses. */
function arpingSource(
  host: Host,
  now: number,
  ifindex: number,
  options: ArpingOptions,
): Result<Ipv4Address, KernelError> {
  if (options.sourceAddress !== undefined) {
    if (addressType(host, options.sourceAddress) !== 'local')
      return kernelError('EADDRNOTAVAIL', 'bind: Cannot assign requested address');
    return ok(options.sourceAddress);
  }
  switch (options.mode) {
    case 'duplicate-detection':
      return ok(IPV4_ANY);
    case 'unsolicited':
    case 'answer':
      return ok(options.target);
    case 'request': {
      const route = routeOutput(host, now, options.target, IPV4_ANY, ifindex);
      return route.ok ? ok(route.source) : kernelError(route.code, 'connect: Network is unreachable');
    }
  }
}

/** `hold open`: one TCP connection kept open under a name of its node. EEXIST while the name is in use. */
export function startHoldOpen(
  world: World,
  node: string,
  options: {
    readonly name: string;
    readonly address: Ipv4Address;
    readonly port: number;
    readonly timeoutUs: number;
  },
): Result<ProgramId, KernelError> {
  const state = stateOf(world);
  const { host } = runningHost(state, node);
  if (findHold(host, options.name) !== undefined) return kernelError('EEXIST', `connection ${options.name} is open`);
  const hold: Hold = {
    kind: 'hold',
    id: newId(state, host),
    startedAt: world.now,
    result: null,
    name: options.name,
    socket: 0,
    command: null,
    owedLines: 0,
    received: '',
    timer: NO_TIMER,
  };
  host.programs.set(hold.id, hold);
  startHold(new Effects(state), host, hold, { address: options.address, port: options.port }, options.timeoutUs);
  return ok(hold.id as ProgramId);
}

/** The open connection of that name: a `hold` whose socket is still there. */
function findHold(host: Host, name: string): Hold | undefined {
  for (const program of host.programs.values())
    if (program.kind === 'hold' && program.name === name && program.socket !== 0) return program;
  return undefined;
}

/** `hold send`: one segment, then waits until every line sent so far is answered. ENOENT: unknown name. `text` null reads only (`hold read`). */
export function startHoldSend(
  world: World,
  node: string,
  options: { readonly name: string; readonly text: string | null; readonly timeoutUs: number },
): Result<ProgramId, KernelError> {
  const state = stateOf(world);
  const { host } = runningHost(state, node);
  const hold = findHold(host, options.name);
  if (hold === undefined) return kernelError('ENOENT', `no connection ${options.name}`);
  holdSend(new Effects(state), host, hold, options.text, options.timeoutUs);
  return ok(hold.id as ProgramId);
}

/** `hold close`. ENOENT. */
export function startHoldClose(world: World, node: string, name: string): Result<ProgramId, KernelError> {
  const state = stateOf(world);
  const { host } = runningHost(state, node);
  const hold = findHold(host, name);
  if (hold === undefined) return kernelError('ENOENT', `no connection ${name}`);
  holdClose(new Effects(state), host, hold);
  return ok(hold.id as ProgramId);
}

/** Undefined while it runs. The result stays readable until `forgetProgram`. */
export function programResult(world: World, id: ProgramId): ProgramResult | undefined {
  return findProgram(stateOf(world), id)?.result ?? undefined;
}

function hostOf(state: WorldState, id: number): Host | undefined {
  const node = state.programHosts.get(id);
  if (node === undefined) return undefined;
  const found = nodeAt(state, node);
  return found.kind === 'host' ? found.host : undefined;
}

function findProgram(state: WorldState, id: number): Program | undefined {
  return hostOf(state, id)?.programs.get(id);
}

function socketsOf(host: Host, program: Program): TcpSocket[] {
  if (program.kind === 'http-server') return socketsOwnedBy(host, program.id);
  const socket = program.kind === 'http-client' ? host.sockets.get(program.socket) : undefined;
  return socket?.owner === program.id ? [socket] : [];
}

/** Ends a running program (Ctrl-C) or forgets a result. An open `hold` connection lives on. */
export function forgetProgram(world: World, id: ProgramId): void {
  const state = stateOf(world);
  const host = hostOf(state, id);
  const program = host?.programs.get(id);
  if (host === undefined || program === undefined) return;
  if (program.kind === 'hold' && program.socket !== 0) {
    program.result = null;
    return;
  }
  host.programs.delete(id);
  state.programHosts.delete(id);
  const effects = new Effects(state);
  effects.tracer?.resumes(id);
  state.startedBy.delete(id);
  for (const socket of socketsOf(host, program)) closeSocket(effects, host, socket);
  if (host.udpSockets.size === 0) return;
  for (const socket of [...host.udpSockets.values()]) if (socket.owner === id) closeUdp(host, socket);
}
