import { expect, test } from 'vitest';
import { createPrng, nextBelow, type Prng } from '../core/prng.js';
import { simTime } from '../core/time.js';
import type { ProgramId } from '../host/program/program-result.js';
import { parseIpv4 } from '../wire/address.js';
import { addAddress } from './control/addresses.js';
import { addIpvsDestination, addIpvsService } from './control/ipvs.js';
import { setSysctl } from './control/sysctls.js';
import { forkWorld } from './fork.js';
import { serve, startHttpClient } from './programs.js';
import { drainTrace, runUntil } from './run.js';
import { holdAt, keyOf, resolve, waitingFrames } from './seats.js';
import { stateHash } from './state-hash.js';
import { addHost, addSwitch, connect, createWorld } from './world.js';
import type { World } from './world-handle.js';

const LOGS = process.env['FRAMEPLAY_FUZZ'] === 'full' ? 1000 : 200;
const STEPS = 30;
const HOSTS = ['client', 'director', 'rs1', 'rs2'];

function ip(text: string) {
  const parsed = parseIpv4(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.value;
}

const VIP = ip('192.168.1.100');
const KEY = { kind: 'tcp', address: VIP, port: 80 } as const;

/** The flat LAN of dr-flat-basic, with three seats taken by people. */
function flatLan(seed: number): World {
  const world = createWorld({ seed });
  addSwitch(world, 'lan');
  for (const [index, name] of HOSTS.entries()) {
    addHost(world, name);
    connect(world, { node: name, iface: 'eth0' }, { node: 'lan', iface: `p${index + 1}` });
    addAddress(world, name, { iface: 'eth0', local: ip(`192.168.1.${10 + index}`), prefixLength: 24 });
  }
  addAddress(world, 'director', { iface: 'eth0', local: VIP, prefixLength: 32 });
  addIpvsService(world, 'director', { key: KEY, scheduler: 'rr' });
  for (const [index, name] of ['rs1', 'rs2'].entries()) {
    setSysctl(world, name, 'net.ipv4.conf.all.arp_ignore', '1');
    setSysctl(world, name, 'net.ipv4.conf.all.arp_announce', '2');
    addAddress(world, name, { iface: 'lo', local: VIP, prefixLength: 32 });
    serve(world, name, { port: 80, body: name });
    addIpvsDestination(world, 'director', KEY, {
      address: ip(`192.168.1.${12 + index}`),
      port: 80,
      forwarding: 'direct-route',
      weight: 1,
    });
  }
  for (const name of ['lan', 'director', 'rs1']) holdAt(world, name);
  return world;
}

function curl(world: World): ProgramId {
  const started = startHttpClient(world, 'client', {
    address: VIP,
    port: 80,
    path: '/',
    hostHeader: '192.168.1.100',
    maxTimeUs: 5_000_000,
  });
  if (!started.ok) throw new Error(started.error.message);
  return started.value;
}

/** One random decision about one waiting frame, or a command, or time. */
function act(world: World, dice: Prng): void {
  const waiting = waitingFrames(world);
  const frame = waiting[nextBelow(dice, Math.max(1, waiting.length))];
  if (frame === undefined) {
    if (nextBelow(dice, 3) === 0) curl(world);
    runUntil(world, simTime(world.now + 50_000 + nextBelow(dice, 2_000_000)));
    return;
  }
  const choice = nextBelow(dice, 6);
  if (choice > 2) resolve(world, frame.id, { by: 'kernel' });
  else if (frame.node === 'lan')
    resolve(world, frame.id, { by: 'person-switch', learn: null, outPorts: ['p1', 'p2', 'p3', 'p4'].slice(choice) });
  else resolve(world, frame.id, { by: 'person', process: choice === 1, out: [] });
  runUntil(world, world.now);
}

function play(seed: number): string {
  const world = flatLan(seed);
  const dice = createPrng(seed);
  curl(world);
  for (let step = 0; step < STEPS; step++) act(world, dice);
  return stateHash(world);
}

test(`the same log of decisions gives the same hash, for ${LOGS} random logs`, () => {
  for (let seed = 1; seed <= LOGS; seed++) expect(play(seed), `seed ${seed}`).toBe(play(seed));
}, 300_000);

test('looking at a key changes nothing', () => {
  const world = flatLan(7);
  curl(world);
  runUntil(world, simTime(1000));
  const before = stateHash(world);
  for (const frame of waitingFrames(world)) expect(keyOf(world, frame.id).ok).toBe(true);
  expect(stateHash(world)).toBe(before);
});

test('a fork goes its own way and the original does not notice', () => {
  const world = flatLan(11);
  curl(world);
  runUntil(world, simTime(1000));
  const before = stateHash(world);
  const fork = forkWorld(world);
  expect(stateHash(fork)).toBe(before);
  for (const frame of waitingFrames(fork)) resolve(fork, frame.id, { by: 'kernel' });
  runUntil(fork, simTime(3_000_000));
  expect(stateHash(fork)).not.toBe(before);
  expect(stateHash(world)).toBe(before);
});

test('a fork and its original come to the same state by the same decisions', () => {
  const world = flatLan(13);
  curl(world);
  runUntil(world, simTime(1000));
  const fork = forkWorld(world);
  for (const twin of [world, fork]) {
    for (let round = 0; round < 20; round++) {
      for (const frame of waitingFrames(twin)) resolve(twin, frame.id, { by: 'kernel' });
      runUntil(twin, simTime(500_000));
    }
  }
  drainTrace(world);
  expect(stateHash(fork)).toBe(stateHash(world));
});
