import { beforeEach, describe, expect, test } from 'vitest';
import { simTime, US_PER_SECOND } from '../../../core/time.js';
import { addAddress } from '../../../sim/control/addresses.js';
import { addFirewallRule, firewallOf, flushFirewall } from '../../../sim/control/firewall.js';
import { addRoute } from '../../../sim/control/routes.js';
import { setSysctl } from '../../../sim/control/sysctls.js';
import { forkWorld } from '../../../sim/fork.js';
import { programResult, serve, startHttpClient, startUdpClient } from '../../../sim/programs.js';
import { drainTrace, runUntil } from '../../../sim/run.js';
import { stateHash } from '../../../sim/state-hash.js';
import { addHost, connect, createWorld } from '../../../sim/world.js';
import type { World } from '../../../sim/world-handle.js';
import { formatIpv4, type Ipv4Address, parseIpv4 } from '../../../wire/address.js';
import { type FirewallRule, MATCHES_ALL, type Target } from '../rule-set.js';
import { trackedStep } from './tcp-state.js';

let world: World;

function ip(text: string): Ipv4Address {
  const address = parseIpv4(text);
  if (!address.ok) throw new Error(text);
  return address.value;
}

function rule(target: Target): FirewallRule {
  return { ...MATCHES_ALL, target };
}

function get(node: string, address: string, port = 80): string | null {
  const options = { address: ip(address), port, path: '/', hostHeader: address, maxTimeUs: 2 * US_PER_SECOND };
  const started = startHttpClient(world, node, options);
  if (!started.ok) throw new Error(started.error.message);
  runUntil(world, simTime(world.now + 3 * US_PER_SECOND));
  const result = programResult(world, started.value);
  return result?.kind === 'http-client' ? result.failure : 'no result';
}

function frames() {
  return drainTrace(world).flatMap((event) => (event.kind === 'frame' ? [event] : []));
}

/** Sources of what b has heard by IP since the last look. */
function heardByB(): Set<string> {
  const sources = frames().flatMap(({ node, dir, frame }) =>
    node === 'b' && dir === 'in' && frame.payload.kind === 'ipv4' ? [formatIpv4(frame.payload.src)] : [],
  );
  return new Set(sources);
}

/** a - r - b; b has no way back to a of its own. */
beforeEach(() => {
  world = createWorld({ seed: 1 });
  for (const name of ['a', 'r', 'b', 'c']) addHost(world, name);
  connect(world, { node: 'a', iface: 'eth0' }, { node: 'r', iface: 'eth0' });
  connect(world, { node: 'r', iface: 'eth1' }, { node: 'b', iface: 'eth0' });
  connect(world, { node: 'c', iface: 'eth0' }, { node: 'r', iface: 'eth2' });
  addAddress(world, 'a', { iface: 'eth0', local: ip('10.0.0.2'), prefixLength: 24 });
  addAddress(world, 'c', { iface: 'eth0', local: ip('10.0.2.2'), prefixLength: 24 });
  addAddress(world, 'r', { iface: 'eth0', local: ip('10.0.0.1'), prefixLength: 24 });
  addAddress(world, 'r', { iface: 'eth2', local: ip('10.0.2.1'), prefixLength: 24 });
  addAddress(world, 'r', { iface: 'eth1', local: ip('192.168.1.1'), prefixLength: 24 });
  addAddress(world, 'b', { iface: 'eth0', local: ip('192.168.1.2'), prefixLength: 24 });
  for (const [node, gateway] of [
    ['a', '10.0.0.1'],
    ['c', '10.0.2.1'],
  ] as const)
    addRoute(world, node, { destination: ip('0.0.0.0'), prefixLength: 0, gateway: ip(gateway) });
  setSysctl(world, 'r', 'net.ipv4.ip_forward', '1');
  serve(world, 'b', { port: 80, body: 'hello' });
});

describe('table nat', () => {
  test('MASQUERADE lends the address of the interface, and answers find their way', () => {
    expect(get('a', '192.168.1.2')).toBe('timeout');
    heardByB();
    addFirewallRule(world, 'r', 'nat', 'POSTROUTING', rule({ kind: 'masquerade', ports: null }));
    expect(get('a', '192.168.1.2')).toBeNull();
    expect(heardByB()).toEqual(new Set(['192.168.1.1']));
  });

  test('a rule is asked once for each connection', () => {
    addFirewallRule(world, 'r', 'nat', 'POSTROUTING', rule({ kind: 'masquerade', ports: null }));
    get('a', '192.168.1.2');
    get('a', '192.168.1.2');
    const chain = firewallOf(world, 'r', 'nat').find(({ hook }) => hook === 'POSTROUTING');
    expect(chain?.rules[0]?.packets).toBe(2);
  });

  test('DNAT with a port: the client talks to the router and hears the server', () => {
    addFirewallRule(world, 'r', 'nat', 'POSTROUTING', rule({ kind: 'masquerade', ports: null }));
    const ports = { first: 80, last: 80 };
    const target = { kind: 'dnat', address: ip('192.168.1.2'), ports } as const;
    addFirewallRule(world, 'r', 'nat', 'PREROUTING', { ...rule(target), protocol: { protocol: 6, inverted: false } });
    expect(get('a', '10.0.0.1', 8080)).toBeNull();
  });

  test('two sources with one port become one address with two ports', () => {
    addFirewallRule(world, 'r', 'nat', 'POSTROUTING', rule({ kind: 'masquerade', ports: null }));
    const options = {
      address: ip('192.168.1.2'),
      port: 9,
      text: 'x',
      sourcePort: 4000,
      anySource: false,
      timeoutUs: 1,
    };
    for (const node of ['a', 'c']) startUdpClient(world, node, options);
    runUntil(world, simTime(world.now + US_PER_SECOND));
    const ports = frames().flatMap(({ node, dir, frame: { payload } }) =>
      node === 'b' && dir === 'in' && payload.kind === 'ipv4' && payload.payload.kind === 'udp'
        ? [payload.payload.sourcePort]
        : [],
    );
    expect(ports).toContain(4000);
    expect(new Set(ports).size).toBe(2);
  });

  test('without its rules a connection is not translated any more', () => {
    addFirewallRule(world, 'r', 'nat', 'POSTROUTING', rule({ kind: 'masquerade', ports: null }));
    expect(get('a', '192.168.1.2')).toBeNull();
    flushFirewall(world, 'r', 'nat');
    expect(get('a', '192.168.1.2')).toBe('timeout');
  });

  test('a fork has its own connections', () => {
    addFirewallRule(world, 'r', 'nat', 'POSTROUTING', rule({ kind: 'masquerade', ports: null }));
    get('a', '192.168.1.2');
    const fork = forkWorld(world);
    const before = stateHash(fork);
    get('a', '192.168.1.2');
    expect(stateHash(fork)).toBe(before);
    expect(stateHash(world)).not.toBe(before);
  });

  test('-m state lets answers in and keeps new connections out', () => {
    const established = { states: ['ESTABLISHED'], module: 'state', inverted: false } as const;
    addFirewallRule(world, 'b', 'filter', 'INPUT', { ...rule({ kind: 'accept' }), state: established });
    addFirewallRule(world, 'b', 'filter', 'INPUT', rule({ kind: 'drop' }));
    addRoute(world, 'b', { destination: ip('0.0.0.0'), prefixLength: 0, gateway: ip('192.168.1.1') });
    serve(world, 'a', { port: 80, body: 'hello' });
    expect(get('a', '192.168.1.2')).toBe('timeout');
    expect(get('b', '10.0.0.2')).toBeNull();
  });
});

// nf_conntrack_proto_tcp.c
test.each([
  ['none', false, 0x02, 'syn-sent'],
  ['none', false, 0x10, 'established'],
  ['none', false, 0x12, 'invalid'],
  ['syn-sent', true, 0x12, 'syn-recv'],
  ['syn-recv', false, 0x10, 'established'],
  ['established', false, 0x11, 'fin-wait'],
  ['fin-wait', true, 0x11, 'last-ack'],
  ['last-ack', false, 0x10, 'time-wait'],
  ['time-wait', false, 0x02, 'syn-sent'],
  ['established', true, 0x04, 'close'],
  ['established', false, 0x02, 'ignored'],
] as const)('a connection that is %s (reply: %s) and sees flags %d is %s', (state, reply, flags, next) => {
  expect(trackedStep(state, reply, flags)).toBe(next);
});
