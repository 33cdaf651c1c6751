import { expect, test } from 'vitest';
import { simTime } from '../core/time.js';
import { parseIpv4 } from '../wire/address.js';
import { addAddress } from './control/addresses.js';
import { startPing } from './programs.js';
import { drainTrace, nextEventAt, runUntil } from './run.js';
import { stateHash } from './state-hash.js';
import type { TraceEvent } from './trace.js';
import { addHost, addSwitch, connect, createWorld } from './world.js';
import type { Budget, World } from './world-handle.js';

function ip(text: string) {
  const parsed = parseIpv4(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.value;
}

/** Two switches with two cables between them; one host asks for an address that nobody has. */
function loop(budget?: Budget): World {
  const world = createWorld({ seed: 1, ...(budget === undefined ? {} : { budget }) });
  for (const name of ['left', 'right']) addSwitch(world, name);
  for (const iface of ['a', 'b']) connect(world, { node: 'left', iface }, { node: 'right', iface });
  addHost(world, 'host');
  connect(world, { node: 'host', iface: 'eth0' }, { node: 'left', iface: 'p1' });
  addAddress(world, 'host', { iface: 'eth0', local: ip('10.0.0.1'), prefixLength: 24 });
  const started = startPing(world, 'host', { destination: ip('10.0.0.2'), count: 1 });
  if (!started.ok) throw new Error(started.error.message);
  return world;
}

function storms(events: readonly TraceEvent[]): readonly TraceEvent[] {
  return events.filter(({ kind }) => kind === 'storm-detected');
}

test('a loop of two switches is a storm: one event, and the world stands still for good', () => {
  const world = loop({ framesPerSecond: 1_000, backlog: 500 });
  expect(runUntil(world, simTime(1_000_000))).toBe('storm');
  const events = drainTrace(world);
  expect(storms(events)).toEqual([
    { kind: 'storm-detected', t: 0, limit: 'frames-per-second', node: expect.any(String), count: 1_001 },
  ]);
  expect(events.at(-1)?.kind).toBe('storm-detected');
  expect(events.filter((event) => event.kind === 'frame' && event.dir === 'in')).toHaveLength(1_000);
  const hash = stateHash(world);
  expect(runUntil(world, simTime(9_000_000))).toBe('storm');
  expect(drainTrace(world)).toEqual([]);
  expect(stateHash(world)).toBe(hash);
  expect(nextEventAt(world)).toBe(0);
});

test('the same storm twice is the same event at the same count, and the same state', () => {
  const [one, two] = [loop(), loop()];
  for (const world of [one, two]) expect(runUntil(world, simTime(1_000_000))).toBe('storm');
  const [first, second] = [one, two].map((world) => storms(drainTrace(world)));
  expect(first).toMatchObject([{ limit: 'frames-per-second', count: 100_001 }]);
  expect(second).toEqual(first);
  expect(stateHash(two)).toBe(stateHash(one));
});

test('the storm is found at the same count however the run is cut', () => {
  const budget = { framesPerSecond: 1_000, backlog: 500 };
  const [whole, cut] = [loop(budget), loop(budget)];
  runUntil(whole, simTime(1_000_000));
  while (runUntil(cut, simTime(1_000_000), { maxFrames: 7 }) === 'budget');
  expect(drainTrace(cut)).toEqual(drainTrace(whole));
  expect(stateHash(cut)).toBe(stateHash(whole));
});

test('frames that only pile up are a storm of their own', () => {
  const world = loop({ framesPerSecond: 100_000, backlog: 1 });
  expect(runUntil(world, simTime(1_000_000))).toBe('storm');
  expect(storms(drainTrace(world))).toMatchObject([{ limit: 'backlog', count: 2 }]);
});
