import { beforeEach, describe, expect, test } from 'vitest';
import { simTime, US_PER_SECOND } from '../../core/time.js';
import { addAddress } from '../../sim/control/addresses.js';
import { addArpRule, arpRulesOf, setArpPolicy } from '../../sim/control/arp-firewall.js';
import { programResult, startPing } from '../../sim/programs.js';
import { drainTrace, runUntil } from '../../sim/run.js';
import { addHost, connect, createWorld } from '../../sim/world.js';
import type { World } from '../../sim/world-handle.js';
import { type Ipv4Address, parseIpv4 } from '../../wire/address.js';
import type { ArpRule } from './arp-rule-set.js';

let world: World;

function ip(text: string): Ipv4Address {
  const address = parseIpv4(text);
  if (!address.ok) throw new Error(text);
  return address.value;
}

const ANYTHING: ArpRule = {
  source: null,
  destination: null,
  sourceMac: null,
  destinationMac: null,
  inInterface: null,
  outInterface: null,
  opcode: null,
  target: { kind: 'drop' },
};

/** How many pings of one were answered. */
function pings(): number {
  const started = startPing(world, 'a', { destination: ip('10.0.0.2'), count: 1 });
  if (!started.ok) throw new Error(started.error.message);
  runUntil(world, simTime(world.now + 12 * US_PER_SECOND));
  const result = programResult(world, started.value);
  return result?.kind === 'ping' ? result.received : -1;
}

function saidByArp(node: string): string[] {
  return drainTrace(world).flatMap((event) => {
    if (event.kind !== 'frame' || event.node !== node || event.dir !== 'out') return [];
    const { payload } = event.frame;
    return payload.kind === 'arp' ? [`${payload.operation} ${payload.senderIp}`] : [];
  });
}

beforeEach(() => {
  world = createWorld({ seed: 1 });
  addHost(world, 'a');
  addHost(world, 'b');
  connect(world, { node: 'a', iface: 'eth0' }, { node: 'b', iface: 'eth0' });
  addAddress(world, 'a', { iface: 'eth0', local: ip('10.0.0.1'), prefixLength: 24 });
  addAddress(world, 'b', { iface: 'eth0', local: ip('10.0.0.2'), prefixLength: 24 });
});

describe('arptables', () => {
  test('DROP at INPUT: the question is heard by nobody, and the rule counts 28 octets each time', () => {
    addArpRule(world, 'b', 'INPUT', {
      ...ANYTHING,
      destination: { address: ip('10.0.0.2'), prefixLength: 32, inverted: false },
    });
    expect(pings()).toBe(0);
    expect(arpRulesOf(world, 'b')[0]?.rules[0]).toMatchObject({ packets: 3, bytes: 84 });
  });

  test('mangle at OUTPUT names another sender, and the one who asked takes no notice', () => {
    const target = {
      kind: 'mangle',
      senderIp: ip('10.0.0.9'),
      targetIp: null,
      senderMac: null,
      targetMac: null,
      verdict: 'accept',
    } as const;
    addArpRule(world, 'b', 'OUTPUT', { ...ANYTHING, opcode: { operation: 2, inverted: false }, target });
    expect(pings()).toBe(0);
    expect(new Set(saidByArp('b'))).toEqual(new Set([`2 ${ip('10.0.0.9')}`]));
  });

  test('the policy is for what no rule took, and the first rule that matches decides', () => {
    setArpPolicy(world, 'b', 'OUTPUT', 'DROP');
    expect(pings()).toBe(0);
    addArpRule(world, 'b', 'OUTPUT', { ...ANYTHING, target: { kind: 'accept' } });
    expect(pings()).toBe(1);
  });
});
