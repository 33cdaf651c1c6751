import { describe, expect, test } from 'vitest';
import { type SimTimeUs, simTime } from '../../core/time.js';
import {
  addTimer,
  cancelTimer,
  createTimerQueue,
  moveTimer,
  nextTimerTime,
  parkTimer,
  takeTimer,
} from '../../core/timer-queue.js';
import { addAddress } from '../../sim/control/addresses.js';
import { addRoute, removeRoute } from '../../sim/control/routes.js';
import { setSysctl } from '../../sim/control/sysctls.js';
import { forkWorld } from '../../sim/fork.js';
import { programResult, serve, startHoldOpen, startHoldSend } from '../../sim/programs.js';
import { countersOf } from '../../sim/readers.js';
import { runUntil } from '../../sim/run.js';
import { stateHash } from '../../sim/state-hash.js';
import { addHost, connect, createWorld } from '../../sim/world.js';
import type { World } from '../../sim/world-handle.js';
import { IPV4_ANY, IPV4_LOOPBACK, parseIpv4 } from '../../wire/address.js';
import { type Ipv4Packet, NO_BYTES, TCP_ACK, TCP_FIN, TCP_PSH, type TcpSegment } from '../../wire/frame.js';
import { countedRows } from '../counters.js';
import type { HostEnvironment, HostTimer } from '../environment.js';
import { insertRoute } from '../fib.js';
import { createHost, type Host } from '../host.js';
import { SCOPE_HOST } from '../interface.js';
import { hostTimer } from '../receive-frame.js';
import type { Route } from '../route.js';
import { acknowledge } from './acknowledge.js';
import type { TcpSocket } from './socket.js';
import { closeSocket, createSocket, writeSocket } from './socket-calls.js';
import { pushOut } from './transmit.js';

const MS = 1000;
const PROBE_AT = [0, 200, 600, 1400];

const LOOPBACK_ROUTE: Route = {
  table: 'local',
  type: 'local',
  destination: IPV4_LOOPBACK,
  prefixLength: 8,
  gateway: IPV4_ANY,
  ifindex: 1,
  protocol: 'kernel',
  scope: SCOPE_HOST,
  nextHopScope: SCOPE_HOST,
  metric: 0,
  preferredSource: null,
  onlink: false,
  metrics: null,
};

/** One connection over lo, a clock with exact timers, and the peer's acknowledgements by hand. */
class Bench {
  now = simTime(0);
  readonly host: Host = createHost(0, 'rs', 1);
  readonly timers = createTimerQueue<HostTimer>();
  readonly sent: { readonly at: number; readonly segment: TcpSegment }[] = [];
  readonly env: HostEnvironment = this.#environment();
  readonly socket: TcpSocket;

  constructor() {
    const names = { localAddress: IPV4_LOOPBACK, localPort: 80, remoteAddress: IPV4_LOOPBACK, remotePort: 1024 };
    this.socket = createSocket(this.host, 7, 'established', names);
    this.socket.rtoUs = 200 * MS;
  }

  #environment(): HostEnvironment {
    const bench = this;
    return {
      get now(): SimTimeUs {
        return bench.now;
      },
      setTimer: (_host: Host, at: number, timer: HostTimer) => addTimer(bench.timers, at, timer),
      moveTimer: (id: number, at: number) => moveTimer(bench.timers, id, at),
      parkTimer: (id: number) => parkTimer(bench.timers, id),
      cancelTimer: (id: number) => cancelTimer(bench.timers, id),
      decided: () => undefined,
      wake: () => undefined,
      localOut: (_host: Host, packet: Ipv4Packet) => packet,
      loop: (_host: Host, packet: Ipv4Packet) => {
        if (packet.payload.kind === 'tcp') bench.sent.push({ at: bench.now / MS, segment: packet.payload });
      },
    } as unknown as HostEnvironment;
  }

  routable(): void {
    insertRoute(this.host, LOOPBACK_ROUTE);
  }

  get failures(): number {
    return countedRows(this.host.counters).get('IpOutNoRoutes') ?? 0;
  }

  write(text: string): void {
    writeSocket(this.env, this.host, this.socket, new TextEncoder().encode(text));
  }

  waitUntil(ms: number): void {
    while (nextTimerTime(this.timers) <= ms * MS) {
      this.now = simTime(nextTimerTime(this.timers));
      const timer = takeTimer(this.timers);
      hostTimer(this.env, this.host, timer);
    }
    this.now = simTime(ms * MS);
  }

  /** The peer says what it has and how much room it has left, in units of 128 bytes. */
  answer(window: number): void {
    acknowledge(this.env, this.host, this.socket, {
      kind: 'tcp',
      sourcePort: 1024,
      destinationPort: 80,
      seq: 0,
      ack: this.socket.sndNxt,
      flags: TCP_ACK,
      window,
      options: null,
      payload: NO_BYTES,
    });
    pushOut(this.env, this.host, this.socket);
  }
}

describe('no way out of this host', () => {
  test('data stays unsent and is tried again after 200 ms, then twice as long each time', () => {
    const bench = new Bench();
    bench.write('one');
    for (const [index, ms] of PROBE_AT.entries()) {
      if (ms > 0) bench.waitUntil(ms - 1);
      expect(bench.failures).toBe(Math.max(index, 1));
      bench.waitUntil(ms);
      expect(bench.failures).toBe(index + 1);
    }
    expect(bench.socket.unacked).toEqual([]);
    expect(bench.socket.sndNxt).toBe(bench.socket.sndUna);
    bench.routable();
    bench.waitUntil(2999);
    expect(bench.sent).toEqual([]);
    bench.waitUntil(3000);
    expect(bench.sent.map(({ at, segment }) => [at, segment.payload.length])).toEqual([[3000, 3]]);
    expect(bench.socket.probeBackOff).toBe(0);
  });

  test('whatever the peer sends makes it try at once and starts the waiting anew', () => {
    const bench = new Bench();
    bench.write('one');
    bench.waitUntil(1500);
    expect(bench.failures).toBe(4);
    bench.answer(502);
    expect(bench.failures).toBe(5);
    bench.waitUntil(1699);
    expect(bench.failures).toBe(5);
    bench.waitUntil(2100);
    expect(bench.failures).toBe(7);
  });

  test('later writes and the end go in the same segment', () => {
    const bench = new Bench();
    bench.write('one');
    bench.write('two');
    closeSocket(bench.env, bench.host, bench.socket);
    bench.routable();
    bench.waitUntil(200);
    expect(bench.sent.map(({ segment }) => [segment.flags, segment.payload.length])).toEqual([
      [TCP_ACK | TCP_PSH | TCP_FIN, 6],
    ]);
  });

  test('it gives up after tcp_retries2 attempts without an answer', () => {
    const bench = new Bench();
    bench.host.sysctls.global = { ...bench.host.sysctls.global, tcp_retries2: 2 };
    bench.write('one');
    bench.waitUntil(1399);
    expect(bench.socket.error).toBeNull();
    bench.waitUntil(1400);
    expect(bench.socket.error).toBe('connect-timeout');
    expect(bench.socket.state).toBe('closed');
  });
});

describe('a closed window', () => {
  test('is probed with a segment from before it; an answer that keeps it closed puts the next probe off', () => {
    const bench = new Bench();
    bench.routable();
    bench.answer(0);
    bench.write('one');
    bench.waitUntil(700);
    const before = (bench.socket.sndUna - 1) >>> 0;
    expect(bench.sent.map(({ at, segment }) => [at, segment.seq, segment.payload.length])).toEqual([
      [200, before, 0],
      [600, before, 0],
    ]);
    bench.answer(0);
    bench.waitUntil(1499);
    expect(bench.sent.length).toBe(2);
    bench.waitUntil(1500);
    expect(bench.sent.length).toBe(3);
    bench.answer(502);
    expect(bench.sent.at(-1)).toMatchObject({ at: 1500, segment: { seq: bench.socket.sndUna } });
    expect(bench.sent.at(-1)?.segment.payload.length).toBe(3);
  });

  test('that is only too small is filled by the probe', () => {
    const bench = new Bench();
    bench.routable();
    bench.answer(1);
    bench.write('x'.repeat(200));
    expect(bench.sent).toEqual([]);
    bench.waitUntil(200);
    expect(bench.sent.map(({ segment }) => segment.payload.length)).toEqual([128]);
  });
});

/** client and rs with a router between them; rs answers every line. */
function routed(): World {
  const world = createWorld({ seed: 1 });
  for (const name of ['client', 'gw', 'rs']) addHost(world, name);
  connect(world, { node: 'client', iface: 'eth0' }, { node: 'gw', iface: 'eth1' });
  connect(world, { node: 'rs', iface: 'eth0' }, { node: 'gw', iface: 'eth0' });
  const addresses = [
    ['client', 'eth0', '10.0.0.2'],
    ['gw', 'eth1', '10.0.0.1'],
    ['gw', 'eth0', '192.168.1.1'],
    ['rs', 'eth0', '192.168.1.11'],
  ] as const;
  for (const [node, iface, local] of addresses) addAddress(world, node, { iface, local: ip(local), prefixLength: 24 });
  setSysctl(world, 'gw', 'net.ipv4.ip_forward', '1');
  addRoute(world, 'client', { ...DEFAULT, gateway: ip('10.0.0.1') });
  addRoute(world, 'rs', RS_DEFAULT);
  serve(world, 'rs', { port: 81, body: 'rs', echo: true });
  startHoldOpen(world, 'client', { name: 'A', address: ip('192.168.1.11'), port: 81, timeoutUs: 1000 * MS });
  runUntil(world, simTime(1000 * MS));
  return world;
}

function ip(text: string) {
  const parsed = parseIpv4(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.value;
}

const DEFAULT = { destination: IPV4_ANY, prefixLength: 0 };
const RS_DEFAULT = { ...DEFAULT, gateway: ip('192.168.1.1') };

test('a server without a way back answers once it has one, in a fork as in the original', () => {
  const world = routed();
  removeRoute(world, 'rs', RS_DEFAULT);
  const started = startHoldSend(world, 'client', { name: 'A', text: 'two\n', timeoutUs: 20_000 * MS });
  if (!started.ok) throw new Error(started.error.code);
  runUntil(world, simTime(1500 * MS));
  const fork = forkWorld(world);
  for (const each of [world, fork]) {
    addRoute(each, 'rs', RS_DEFAULT);
    runUntil(each, simTime(10_000 * MS));
    expect(programResult(each, started.value)).toMatchObject({ failure: null, received: 'rs: two\n' });
    expect(countersOf(each, 'rs').get('TcpRetransSegs') ?? 0).toBe(0);
  }
  expect(stateHash(fork)).toBe(stateHash(world));
});
