import { beforeEach, describe, expect, test } from 'vitest';
import { simTime, US_PER_SECOND } from '../core/time.js';
import { addAddress, setLinkState } from '../sim/control/addresses.js';
import {
  killKeepalived,
  reloadKeepalived,
  startKeepalived,
  startKeepalivedStop,
  takeKeepalivedLog,
} from '../sim/control/keepalived.js';
import { forkWorld } from '../sim/fork.js';
import { addressesOf } from '../sim/readers.js';
import { collectTrace, drainTrace, runUntil } from '../sim/run.js';
import { stateHash } from '../sim/state-hash.js';
import { addHost, addSwitch, connect, createWorld } from '../sim/world.js';
import type { World } from '../sim/world-handle.js';
import { type Ipv4Address, parseIpv4 } from '../wire/address.js';
import type { VrrpConfig } from './config.js';

let world: World;

function ip(text: string): Ipv4Address {
  const address = parseIpv4(text);
  if (!address.ok) throw new Error(text);
  return address.value;
}

const VIP = ip('10.0.0.100');
const VRRP_MAC = 0x01_00_5e_00_00_12;

function instance(changes: Partial<VrrpConfig> = {}): VrrpConfig {
  return {
    name: 'VI_1',
    version: 2,
    iface: 'eth0',
    virtualRouterId: 51,
    initialState: 'backup',
    priority: 100,
    advertIntervalUs: US_PER_SECOND,
    preempt: true,
    preemptDelayUs: 0,
    password: '1111',
    sourceAddress: null,
    peers: [],
    addresses: [{ address: VIP, prefixLength: 32, broadcast: null, iface: null, label: null, scope: 'global' }],
    excluded: [],
    tracksOwnInterface: true,
    tracked: [],
    downTimerAdverts: 3,
    garpDelayUs: 5 * US_PER_SECOND,
    garpRepeat: 5,
    garpRefreshUs: 0,
    garpRefreshRepeat: 1,
    garpLowerPriorityRepeat: 5,
    garpLowerPriorityDelayUs: 5 * US_PER_SECOND,
    lowerPriorityNoAdvert: false,
    higherPrioritySendAdvert: false,
    ...changes,
  };
}

function start(node: string, changes: Partial<VrrpConfig> = {}): void {
  const started = startKeepalived(world, node, { instances: [instance(changes)], syncGroups: [], virtualServers: [] });
  expect(started.ok).toBe(true);
}

function runTo(seconds: number): void {
  runUntil(world, simTime(seconds * US_PER_SECOND));
}

function masters(): string[] {
  return ['a', 'b'].filter((node) => addressesOf(world, node).some(({ local }) => local === VIP));
}

beforeEach(() => {
  world = createWorld({ seed: 1 });
  addHost(world, 'a');
  addHost(world, 'b');
  addSwitch(world, 'lan');
  connect(world, { node: 'a', iface: 'eth0' }, { node: 'lan', iface: 'p1' });
  connect(world, { node: 'b', iface: 'eth0' }, { node: 'lan', iface: 'p2' });
  addAddress(world, 'a', { iface: 'eth0', local: ip('10.0.0.1'), prefixLength: 24 });
  addAddress(world, 'b', { iface: 'eth0', local: ip('10.0.0.2'), prefixLength: 24 });
});

describe('VRRP', () => {
  test('a lone director becomes master after three intervals and its skew', () => {
    start('a');
    runTo(3.6);
    expect(masters()).toEqual([]);
    runTo(3.62);
    expect(masters()).toEqual(['a']);
  });

  test('of two that start together the better priority wins, and the other keeps silent', () => {
    start('a');
    start('b', { priority: 150 });
    runTo(20);
    expect(masters()).toEqual(['b']);
    expect(takeKeepalivedLog(world, 'a')).toEqual(['(VI_1) Entering BACKUP STATE (init)']);
  });

  test('a better one that comes late takes over', () => {
    start('a');
    runTo(5);
    start('b', { priority: 150 });
    runTo(10);
    expect(masters()).toEqual(['b']);
  });

  test('with nopreempt the better one stays backup', () => {
    start('a');
    runTo(5);
    start('b', { priority: 150, preempt: false });
    runTo(20);
    expect(masters()).toEqual(['a']);
  });

  test('with equal priorities whoever is master stays', () => {
    start('a');
    runTo(5);
    start('b');
    runTo(20);
    expect(masters()).toEqual(['a']);
  });

  test('after a stop only the skew goes by, after a kill three intervals, and the dead one keeps its VIP', () => {
    start('a', { priority: 150 });
    start('b');
    runTo(6);
    startKeepalivedStop(world, 'a');
    runTo(6.7);
    expect(masters()).toEqual(['b']);
    start('a', { priority: 150 });
    runTo(12);
    killKeepalived(world, 'a');
    runTo(20);
    expect(masters()).toEqual(['a', 'b']);
  });

  test('an advert with another password is not believed', () => {
    start('a', { priority: 150, password: '2222' });
    start('b');
    runTo(10);
    expect(masters()).toEqual(['a', 'b']);
    expect(takeKeepalivedLog(world, 'b')).toContain('(VI_1) received an invalid passwd!');
  });

  test('of two masters that do not believe each other the first keeps the other silent', () => {
    start('a', { priority: 150, password: '2222' });
    runTo(0.1);
    start('b');
    runTo(6);
    collectTrace(world, true);
    drainTrace(world);
    runTo(12);
    const senders = drainTrace(world).flatMap((event) =>
      event.kind === 'frame' && event.dir === 'out' && event.frame.dst === VRRP_MAC ? [event.node] : [],
    );
    expect(new Set(senders)).toEqual(new Set(['a', 'lan']));
  });

  test('a link that goes down is a fault, and an election follows when it is back', () => {
    start('a', { priority: 150 });
    runTo(5);
    setLinkState(world, 'a', 'eth0', false);
    runTo(6);
    expect(masters()).toEqual([]);
    setLinkState(world, 'a', 'eth0', true);
    runTo(10);
    expect(masters()).toEqual(['a']);
    expect(takeKeepalivedLog(world, 'a')).toContain('Netlink reports eth0 down');
  });

  test('a reload keeps the master and changes its priority', () => {
    start('a', { priority: 150 });
    start('b');
    runTo(6);
    const reloaded = reloadKeepalived(world, 'a', {
      instances: [instance({ priority: 50 })],
      syncGroups: [],
      virtualServers: [],
    });
    expect(reloaded.ok).toBe(true);
    runTo(6.5);
    expect(masters()).toEqual(['a']);
    runTo(12);
    expect(masters()).toEqual(['b']);
  });

  test('instances of a sync group become master together, and the fault of one is that of all', () => {
    const second = instance({ name: 'VI_2', virtualRouterId: 52, addresses: [] });
    const tracking = instance({ tracked: [{ iface: 'lo', weight: 0 }] });
    const syncGroups = [{ name: 'G1', members: ['VI_1', 'VI_2'] }];
    const config = { instances: [tracking, second], syncGroups, virtualServers: [] };
    expect(startKeepalived(world, 'a', config).ok).toBe(true);
    runTo(5);
    const entries = (): string[] => [...takeKeepalivedLog(world, 'a')].filter((line) => line.includes('Entering'));
    expect(entries().slice(2)).toEqual(['(VI_2) Entering MASTER STATE', '(VI_1) Entering MASTER STATE']);
    expect(setLinkState(world, 'a', 'lo', false).ok).toBe(true);
    runTo(6);
    expect(entries()).toEqual(['(VI_1) Entering FAULT STATE', '(VI_2) Entering FAULT STATE']);
  });

  test('a fork goes on as the original does, and does not move it', () => {
    start('a');
    start('b', { priority: 150 });
    runTo(5);
    const fork = forkWorld(world);
    const before = stateHash(world);
    runUntil(fork, simTime(12 * US_PER_SECOND));
    expect(stateHash(world)).toBe(before);
    runTo(12);
    expect(stateHash(fork)).toBe(stateHash(world));
  });
});
