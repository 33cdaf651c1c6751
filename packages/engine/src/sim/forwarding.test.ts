import { beforeEach, describe, expect, test } from 'vitest';
import { simTime } from '../core/time.js';
import type { ProgramId, ProgramResult } from '../host/program/program-result.js';
import { formatIpv4, parseIpv4 } from '../wire/address.js';
import type { Ipv4Packet } from '../wire/frame.js';
import { addAddress, setLinkMtu, setLinkState } from './control/addresses.js';
import { addIpvsDestination, addIpvsService, ipvsConnectionsOf, ipvsServicesOf } from './control/ipvs.js';
import { addRoute, routeTo } from './control/routes.js';
import { setSysctl } from './control/sysctls.js';
import { forkWorld } from './fork.js';
import { programResult, serve, startHttpClient, startPing, startUdpClient } from './programs.js';
import { drainTrace, runUntil } from './run.js';
import { stateHash } from './state-hash.js';
import type { ForwardingMethod } from './views.js';
import { addHost, addSwitch, connect, createWorld } from './world.js';
import type { World } from './world-handle.js';

function ip(text: string) {
  const parsed = parseIpv4(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.value;
}

const CLIENT = '10.0.0.2';
const VIP = '10.0.0.100';
const RIP = '192.168.1.11';

/** client -- director -- switch -- rs1: the director is the way in and the way out. */
class Bench {
  readonly world: World = createWorld({ seed: 1 });
  readonly packets: { readonly at: string; readonly dir: string; readonly packet: Ipv4Packet }[] = [];

  constructor() {
    const { world } = this;
    for (const name of ['client', 'director', 'rs1']) addHost(world, name);
    addSwitch(world, 'lan');
    connect(world, { node: 'client', iface: 'eth0' }, { node: 'director', iface: 'eth1' });
    connect(world, { node: 'director', iface: 'eth0' }, { node: 'lan', iface: 'p1' });
    connect(world, { node: 'rs1', iface: 'eth0' }, { node: 'lan', iface: 'p2' });
    this.address('client', 'eth0', CLIENT, 24);
    this.address('director', 'eth1', '10.0.0.1', 24);
    this.address('director', 'eth1', VIP, 32);
    this.address('director', 'eth0', '192.168.1.10', 24);
    this.address('rs1', 'eth0', RIP, 24);
    setSysctl(world, 'director', 'net.ipv4.ip_forward', '1');
    addRoute(world, 'rs1', { destination: ip('0.0.0.0'), prefixLength: 0, gateway: ip('192.168.1.10') });
    // What comes from the VIP passes the director, which holds it.
    setSysctl(world, 'director', 'net.ipv4.conf.all.accept_local', '1');
  }

  address(node: string, iface: string, local: string, prefixLength: number): void {
    addAddress(this.world, node, { iface, local: ip(local), prefixLength });
  }

  balance(
    kind: 'tcp' | 'udp',
    port: number,
    forwarding: ForwardingMethod,
    realPort = port,
    flags: string[] = [],
  ): void {
    const key = { kind, address: ip(VIP), port } as const;
    addIpvsService(this.world, 'director', { key, scheduler: 'rr', flags });
    addIpvsDestination(this.world, 'director', key, { address: ip(RIP), port: realPort, forwarding, weight: 1 });
  }

  ask(text: string, options: { readonly size?: number; readonly any?: boolean; readonly port?: number } = {}) {
    const started = startUdpClient(this.world, 'client', {
      address: ip(VIP),
      port: options.port ?? 53,
      sourcePort: 5000,
      anySource: options.any ?? false,
      timeoutUs: 1_000_000,
      text: options.size === undefined ? text : 'x'.repeat(options.size),
    });
    const result = this.finish(started);
    if (result.kind !== 'udp-client') throw new Error(result.kind);
    return result;
  }

  get(): Extract<ProgramResult, { kind: 'http-client' }> {
    const started = startHttpClient(this.world, 'client', {
      address: ip(VIP),
      port: 80,
      path: '/',
      hostHeader: VIP,
      maxTimeUs: 3_000_000,
    });
    const result = this.finish(started);
    if (result.kind !== 'http-client') throw new Error(result.kind);
    return result;
  }

  finish(started: { readonly ok: boolean; readonly value?: ProgramId }): ProgramResult {
    if (started.value === undefined) throw new Error('it did not start');
    runUntil(this.world, simTime(this.world.now + 4_000_000));
    for (const event of drainTrace(this.world))
      if (event.kind === 'frame' && event.frame.payload.kind === 'ipv4')
        this.packets.push({ at: `${event.node}:${event.iface}`, dir: event.dir, packet: event.frame.payload });
    const result = programResult(this.world, started.value);
    if (result === undefined) throw new Error('it still runs');
    return result;
  }

  seen(at: string, dir: 'in' | 'out'): Ipv4Packet[] {
    return this.packets.filter((seen) => seen.at === at && seen.dir === dir).map((seen) => seen.packet);
  }
}

let bench: Bench;
beforeEach(() => {
  bench = new Bench();
});

describe('masquerade (-m)', () => {
  test('the server sees its own address and port, the client hears from the VIP', () => {
    serve(bench.world, 'rs1', { port: 8080, body: 'rs1' });
    bench.balance('tcp', 80, 'masquerade', 8080);
    expect(bench.get()).toMatchObject({ failure: null, body: 'rs1\n' });
    const syn = bench.seen('rs1:eth0', 'in')[0];
    expect(syn).toMatchObject({ src: ip(CLIENT), dst: ip(RIP), ttl: 63, payload: { destinationPort: 8080 } });
    expect(bench.seen('client:eth0', 'in')[0]).toMatchObject({ src: ip(VIP), payload: { sourcePort: 80 } });
    expect(ipvsConnectionsOf(bench.world, 'director')[0]).toMatchObject({ state: 'TIME_WAIT', destinationPort: 8080 });
  });

  test('an ICMP error of the server reaches the client as one about the VIP', () => {
    bench.balance('udp', 53, 'masquerade', 5353);
    expect(bench.ask('one')).toMatchObject({ failure: 'ECONNREFUSED' });
    const error = bench.seen('client:eth0', 'in')[0];
    expect(error).toMatchObject({ src: ip(VIP), payload: { type: 3, code: 3 } });
    const quoted = error?.payload.kind === 'icmp-error' ? error.payload.quoted : undefined;
    expect(quoted).toMatchObject({ src: ip(CLIENT), dst: ip(VIP), payload: { destinationPort: 53 } });
  });

  test('an answer in fragments is translated as a whole and cut again', () => {
    serve(bench.world, 'rs1', { port: 53, body: 'y'.repeat(2000), udp: true });
    bench.balance('udp', 53, 'masquerade');
    expect(bench.ask('one').text).toHaveLength(2006);
    const pieces = bench.seen('client:eth0', 'in');
    expect(pieces.map((piece) => [formatIpv4(piece.src), piece.fragmentOffset])).toEqual([
      [VIP, 0],
      [VIP, 1480],
    ]);
  });
});

describe('tunnel (-i)', () => {
  beforeEach(() => {
    serve(bench.world, 'rs1', { port: 80, body: 'rs1' });
    bench.balance('tcp', 80, 'tunnel');
    bench.address('rs1', 'tunl0', VIP, 32);
  });

  test('the packet travels whole inside another, with a copy of its TTL', () => {
    setLinkState(bench.world, 'rs1', 'tunl0', true);
    expect(bench.get()).toMatchObject({ failure: null, body: 'rs1\n' });
    expect(bench.seen('rs1:eth0', 'in')[0]).toMatchObject({
      src: ip('192.168.1.10'),
      dst: ip(RIP),
      ttl: 63,
      dontFragment: true,
      payload: { kind: 'ipv4', src: ip(CLIENT), dst: ip(VIP), ttl: 63 },
    });
    expect(bench.seen('rs1:tunl0', 'in')[0]).toMatchObject({ src: ip(CLIENT), dst: ip(VIP) });
  });

  test('with tunl0 down the server says port unreachable, and the director tells the client so', () => {
    expect(bench.get()).toMatchObject({ failure: 'refused' });
    const told = bench.seen('client:eth0', 'in')[0];
    expect(told).toMatchObject({ src: ip(VIP), payload: { type: 3, code: 3, quoted: { dst: ip(VIP) } } });
  });

  test('what does not fit with the outer header is refused, or cut with pmtu_disc=0', () => {
    setLinkState(bench.world, 'rs1', 'tunl0', true);
    bench.balance('udp', 53, 'tunnel');
    serve(bench.world, 'rs1', { port: 53, body: 'rs1', udp: true, bind: ip(VIP) });
    expect(bench.ask('', { size: 1460 })).toMatchObject({ failure: 'EMSGSIZE' });
    const route = routeTo(bench.world, 'client', { destination: ip(VIP) });
    expect(route.ok && route.value.cache?.mtu).toBe(1480);
    const other = new Bench();
    other.address('rs1', 'tunl0', VIP, 32);
    setLinkState(other.world, 'rs1', 'tunl0', true);
    setSysctl(other.world, 'director', 'net.ipv4.vs.pmtu_disc', '0');
    other.balance('udp', 53, 'tunnel');
    serve(other.world, 'rs1', { port: 53, body: 'rs1', udp: true, bind: ip(VIP) });
    expect(other.ask('', { size: 1460 })).toMatchObject({ failure: null, text: 'rs1: 1460 characters\n' });
    expect(other.seen('rs1:eth0', 'in').map((piece) => piece.moreFragments)).toEqual([true, false]);
  });
});

describe('UDP', () => {
  test('an entry lives for the UDP time-out and always counts as inactive', () => {
    serve(bench.world, 'rs1', { port: 53, body: 'rs1', udp: true });
    bench.balance('udp', 53, 'masquerade');
    expect(bench.ask('one')).toMatchObject({ text: 'rs1: one\n' });
    expect(ipvsServicesOf(bench.world, 'director')[0]?.destinations[0]).toMatchObject({ active: 0, inactive: 1 });
    const [connection] = ipvsConnectionsOf(bench.world, 'director');
    expect(connection).toMatchObject({ protocol: 'udp', state: 'UDP', expiresInUs: 296_000_000 });
  });

  test('one-packet scheduling leaves no entry behind', () => {
    serve(bench.world, 'rs1', { port: 53, body: 'rs1', udp: true, bind: ip(VIP) });
    bench.address('rs1', 'lo', VIP, 32);
    setSysctl(bench.world, 'rs1', 'net.ipv4.conf.all.arp_ignore', '1');
    bench.balance('udp', 53, 'direct-route', 53, ['ops']);
    expect(bench.ask('one')).toMatchObject({ text: 'rs1: one\n' });
    expect(ipvsConnectionsOf(bench.world, 'director')).toEqual([]);
    expect(ipvsServicesOf(bench.world, 'director')[0]?.statsNow.connections).toBe(1);
  });

  test('nobody listens: a connected client is refused, an unconnected one hears nothing', () => {
    expect(bench.ask('one')).toMatchObject({ failure: 'ECONNREFUSED' });
    expect(bench.ask('one', { any: true })).toMatchObject({ failure: 'timeout' });
  });

  test('a world with datagrams under way forks into an equal one', () => {
    serve(bench.world, 'rs1', { port: 53, body: 'rs1', udp: true });
    bench.balance('udp', 53, 'masquerade');
    bench.ask('one');
    const fork = forkWorld(bench.world);
    expect(stateHash(fork)).toBe(stateHash(bench.world));
    runUntil(fork, simTime(fork.now + 400_000_000));
    expect(ipvsConnectionsOf(fork, 'director')).toEqual([]);
    expect(ipvsConnectionsOf(bench.world, 'director')).toHaveLength(1);
  });
});

describe('path MTU', () => {
  test('TCP sends anew, in smaller segments, what a narrow link on the way refused', () => {
    serve(bench.world, 'rs1', { port: 80, body: 'rs1', sizeBytes: 1402 });
    bench.balance('tcp', 80, 'masquerade');
    setLinkMtu(bench.world, 'director', 'eth1', 1400);
    expect(bench.get()).toMatchObject({ failure: null });
    const sizes = bench
      .seen('client:eth0', 'in')
      .map(({ payload }) => (payload.kind === 'tcp' ? payload.payload.length : 0))
      .filter((size) => size > 0);
    expect(sizes).toEqual([1348, 95]);
    const learned = routeTo(bench.world, 'rs1', { destination: ip(CLIENT) });
    expect(learned.ok && learned.value.cache?.mtu).toBe(1400);
  });

  test('what is learned is forgotten after ten minutes', () => {
    setLinkMtu(bench.world, 'director', 'eth1', 1400);
    serve(bench.world, 'rs1', { port: 80, body: 'rs1', sizeBytes: 1402 });
    bench.balance('tcp', 80, 'masquerade');
    bench.get();
    runUntil(bench.world, simTime(bench.world.now + 601_000_000));
    const learned = routeTo(bench.world, 'rs1', { destination: ip(CLIENT) });
    expect(learned.ok && learned.value.cache).toBeNull();
  });

  test('ping that may not be cut learns how large it may be', () => {
    setLinkMtu(bench.world, 'director', 'eth0', 1400);
    addRoute(bench.world, 'client', { destination: ip('192.168.1.0'), prefixLength: 24, gateway: ip('10.0.0.1') });
    const options = { destination: ip(RIP), count: 2, payloadBytes: 1472, dontFragment: true };
    const result = bench.finish(startPing(bench.world, 'client', options));
    expect(result.kind === 'ping' && result.lines).toMatchObject([
      { kind: 'error', seq: 1, type: 3, code: 4, mtu: 1400 },
      { kind: 'send-error', seq: 2, code: 'EMSGSIZE', mtu: 1400 },
    ]);
  });
});
