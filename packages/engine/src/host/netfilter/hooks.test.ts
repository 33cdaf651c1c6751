import { beforeEach, describe, expect, test } from 'vitest';
import { simTime, US_PER_SECOND } from '../../core/time.js';
import { addAddress } from '../../sim/control/addresses.js';
import { addFirewallRule, firewallOf, setFirewallPolicy } from '../../sim/control/firewall.js';
import { programResult, serve, startHttpClient, startPing } from '../../sim/programs.js';
import { drainTrace, runUntil } from '../../sim/run.js';
import { addHost, connect, createWorld } from '../../sim/world.js';
import type { World } from '../../sim/world-handle.js';
import { type Ipv4Address, parseIpv4 } from '../../wire/address.js';
import { type FirewallRule, MATCHES_ALL } from './rule-set.js';

let world: World;

function ip(text: string): Ipv4Address {
  const address = parseIpv4(text);
  if (!address.ok) throw new Error(text);
  return address.value;
}

const EVERYTHING: FirewallRule = { ...MATCHES_ALL, target: { kind: 'drop' } };
const TCP_80: Partial<FirewallRule> = {
  protocol: { protocol: 6, inverted: false },
  destinationPorts: { ranges: [{ first: 80, last: 80 }], list: false, inverted: false },
};

function request(): string | null {
  const options = {
    address: ip('10.0.0.2'),
    port: 80,
    path: '/',
    hostHeader: '10.0.0.2',
    maxTimeUs: 2 * US_PER_SECOND,
  };
  const started = startHttpClient(world, 'client', options);
  if (!started.ok) throw new Error(started.error.message);
  runUntil(world, simTime(world.now + 3 * US_PER_SECOND));
  const result = programResult(world, started.value);
  if (result?.kind !== 'http-client') throw new Error('no result');
  return result.failure;
}

beforeEach(() => {
  world = createWorld({ seed: 1 });
  addHost(world, 'client');
  addHost(world, 'server');
  connect(world, { node: 'client', iface: 'eth0' }, { node: 'server', iface: 'eth0' });
  addAddress(world, 'client', { iface: 'eth0', local: ip('10.0.0.1'), prefixLength: 24 });
  addAddress(world, 'server', { iface: 'eth0', local: ip('10.0.0.2'), prefixLength: 24 });
  serve(world, 'server', { port: 80, body: 'hello' });
});

describe('netfilter', () => {
  test('without rules everything passes', () => {
    expect(request()).toBeNull();
  });

  test('DROP in INPUT is silence, and the rule counts what it took', () => {
    addFirewallRule(world, 'server', 'filter', 'INPUT', { ...EVERYTHING, ...TCP_80 });
    expect(request()).toBe('timeout');
    expect(firewallOf(world, 'server', 'filter')[0]?.rules[0]?.packets).toBeGreaterThan(0);
  });

  test('REJECT refuses the connection at once', () => {
    const target = { kind: 'reject', by: 'tcp-reset' } as const;
    addFirewallRule(world, 'server', 'filter', 'INPUT', { ...EVERYTHING, ...TCP_80, target });
    expect(request()).toBe('refused');
  });

  test('the first rule that matches decides', () => {
    addFirewallRule(world, 'server', 'filter', 'INPUT', EVERYTHING);
    addFirewallRule(world, 'server', 'filter', 'INPUT', { ...EVERYTHING, target: { kind: 'accept' } }, 1);
    expect(request()).toBeNull();
  });

  test('the policy is for what no rule decided', () => {
    setFirewallPolicy(world, 'server', 'filter', 'OUTPUT', 'DROP');
    expect(request()).toBe('timeout');
  });

  test('a mark of mangle is seen by filter, and does not leave the host', () => {
    addFirewallRule(world, 'server', 'mangle', 'PREROUTING', {
      ...EVERYTHING,
      ...TCP_80,
      target: { kind: 'mark', value: 7, mask: 0xff_ff_ff_ff },
    });
    addFirewallRule(world, 'server', 'filter', 'INPUT', {
      ...EVERYTHING,
      mark: { value: 7, mask: 0xff_ff_ff_ff, inverted: true },
    });
    expect(request()).toBeNull();
    addFirewallRule(world, 'server', 'mangle', 'PREROUTING', EVERYTHING, 1);
    addFirewallRule(world, 'client', 'mangle', 'OUTPUT', {
      ...EVERYTHING,
      target: { kind: 'mark', value: 9, mask: 0xff_ff_ff_ff },
    });
    expect(request()).toBe('timeout');
    expect(JSON.stringify(drainTrace(world))).not.toContain('"mark"');
  });

  test('a ping that the own firewall drops is an error of sending', () => {
    addFirewallRule(world, 'client', 'filter', 'OUTPUT', EVERYTHING);
    const started = startPing(world, 'client', { destination: ip('10.0.0.2'), count: 1 });
    if (!started.ok) throw new Error(started.error.message);
    runUntil(world, simTime(30 * US_PER_SECOND));
    expect(programResult(world, started.value)).toMatchObject({
      received: 0,
      lines: [{ kind: 'send-error', code: 'EPERM' }],
    });
  });
});
