import { expect, test } from 'vitest';
import { parseIpv4, parseMac } from '../../wire/address.js';
import { forkWorld } from '../fork.js';
import { startPing } from '../programs.js';
import { routesOf } from '../readers.js';
import { drainTrace, settle } from '../run.js';
import { stateHash } from '../state-hash.js';
import { addHost, addSwitch, connect, createWorld } from '../world.js';
import type { World } from '../world-handle.js';
import { addAddress } from './addresses.js';
import { mistakesOf, setMistake } from './mistakes.js';

function ip(text: string) {
  const parsed = parseIpv4(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.value;
}

function mac(text: string) {
  const parsed = parseMac(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.value;
}

function pair(): World {
  const world = createWorld({ seed: 1 });
  for (const name of ['a', 'b']) addHost(world, name);
  addSwitch(world, 'lan');
  connect(world, { node: 'a', iface: 'eth0', mac: mac('02:00:00:00:00:0a') }, { node: 'lan', iface: 'p1' });
  connect(world, { node: 'b', iface: 'eth0', mac: mac('02:00:00:00:00:0b') }, { node: 'lan', iface: 'p2' });
  addAddress(world, 'a', { iface: 'eth0', local: ip('192.168.1.1'), prefixLength: 24 });
  addAddress(world, 'b', { iface: 'eth0', local: ip('192.168.1.2'), prefixLength: 24 });
  addAddress(world, 'b', { iface: 'lo', local: ip('192.168.1.100'), prefixLength: 24 });
  return world;
}

test('a wrong rule is part of the world: the hash tells, and is the old one when it is taken back', () => {
  const world = pair();
  const before = stateHash(world);
  for (const id of ['M15', 'M4'] as const) expect(setMistake(world, 'b', id, true).ok).toBe(true);
  expect(stateHash(world)).not.toBe(before);
  expect(mistakesOf(world, 'b')).toEqual(['M4', 'M15']);
  for (const id of ['M4', 'M15'] as const) setMistake(world, 'b', id, false);
  expect(mistakesOf(world, 'b')).toEqual([]);
  expect(stateHash(world)).toBe(before);
});

test('in which order wrong rules were set does not matter', () => {
  const [one, other] = [pair(), pair()];
  for (const id of ['M3', 'M14'] as const) setMistake(one, 'b', id, true);
  for (const id of ['M14', 'M3'] as const) setMistake(other, 'b', id, true);
  expect(stateHash(one)).toBe(stateHash(other));
});

test('a fork keeps the wrong rule, and what becomes of it there is its own', () => {
  const world = pair();
  setMistake(world, 'lan', 'M1', true);
  const fork = forkWorld(world);
  expect(mistakesOf(fork, 'lan')).toEqual(['M1']);
  setMistake(fork, 'lan', 'M1', false);
  expect(mistakesOf(world, 'lan')).toEqual(['M1']);
});

test.each([
  ['a', 'M1'],
  ['lan', 'M4'],
] as const)('%s cannot believe %s: that is no rule of such a device', (node, id) => {
  const world = pair();
  const before = stateHash(world);
  expect(setMistake(world, node, id, true)).toMatchObject({ ok: false, error: { code: 'EINVAL' } });
  expect(stateHash(world)).toBe(before);
});

test('M1: each frame leaves the switch with the MAC of the port, and only there', () => {
  const world = pair();
  setMistake(world, 'lan', 'M1', true);
  startPing(world, 'a', { destination: ip('192.168.1.2'), count: 1 });
  settle(world);
  const frames = drainTrace(world).flatMap((event) => (event.kind === 'frame' ? [event] : []));
  const leaving = frames.filter((event) => event.node === 'lan' && event.dir === 'out');
  expect(leaving.length).toBeGreaterThan(2);
  expect(new Set(leaving.map((event) => event.frame.src))).not.toContain(mac('02:00:00:00:00:0a'));
  expect(frames.find((event) => event.node === 'a' && event.dir === 'out')?.frame.src).toBe(mac('02:00:00:00:00:0a'));
});

test('M15: the subnet of an address on lo is not local, and is again without the mistake', () => {
  const world = pair();
  const subnets = () => routesOf(world, 'b').filter((route) => route.type === 'local' && route.prefixLength === 24);
  expect(subnets()).toHaveLength(1);
  setMistake(world, 'b', 'M15', true);
  expect(subnets()).toHaveLength(0);
  setMistake(world, 'b', 'M15', false);
  expect(subnets()).toHaveLength(1);
});
