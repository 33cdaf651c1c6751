import { expect, test } from 'vitest';
import { ipv4 } from '../../wire/address.js';
import type { Destination, SchedulerName, Service } from '../ipvs.js';
import { createStatistics } from '../statistics.js';
import { schedulerNamed } from './registry.js';
import type { NewFlow } from './scheduler.js';

/** Servers 1, 2, 3, ... in the order of their addition; the kernel's list has the newest first. */
function serviceOf(scheduler: SchedulerName, weights: readonly number[]): Service {
  const destinations = weights.map(
    (weight, index): Destination => ({
      id: index + 1,
      service: 'tcp',
      address: ipv4(index + 1),
      port: 80,
      forwarding: 'direct-route',
      weight,
      lastWeight: weight,
      upperThreshold: 0,
      lowerThreshold: 0,
      overloaded: false,
      available: true,
      active: 0,
      inactive: 0,
      persistent: 0,
      references: 0,
      idleSince: 0,
      unusedSince: null,
      stats: createStatistics(),
    }),
  );
  const service: Service = {
    key: { kind: 'tcp', address: ipv4(100), port: 80 },
    scheduler,
    flags: [],
    persistenceTimeoutS: null,
    persistenceMask: 0,
    destinations: destinations.reverse(),
    state: { current: 0, currentWeight: 0, maxWeight: 0, step: 1, localities: new Map() },
    stats: createStatistics(),
  };
  schedulerNamed(scheduler).init(service);
  return service;
}

const FLOW: NewFlow = {
  clientAddress: ipv4(200),
  clientPort: 40_000,
  virtualAddress: ipv4(100),
  now: 0,
  lblcrExpirationUs: 86_400_000_000,
};

/** The numbers of the servers chosen; each connection becomes what `after` makes of it. */
function choose(service: Service, times: number, after: (destination: Destination) => void): number[] {
  const chosen: number[] = [];
  for (let turn = 0; turn < times; turn++) {
    const destination = schedulerNamed(service.scheduler).schedule(service, {
      ...FLOW,
      clientAddress: ipv4(200 + turn),
    });
    if (destination === null) break;
    after(destination);
    chosen.push(destination.id);
  }
  return chosen;
}

const forget = (): void => undefined;
const finish = (destination: Destination): void => {
  destination.inactive += 1;
};
const keepOpen = (destination: Destination): void => {
  destination.active += 1;
};

test('rr starts with the server added last and goes backwards', () => {
  expect(choose(serviceOf('rr', [1, 1, 1]), 7, forget)).toEqual([3, 2, 1, 3, 2, 1, 3]);
});

test('rr leaves out weight 0, and finds nobody when all have it', () => {
  expect(choose(serviceOf('rr', [1, 0, 1]), 4, forget)).toEqual([3, 1, 3, 1]);
  expect(choose(serviceOf('rr', [0, 0]), 1, forget)).toEqual([]);
});

test('wrr 3, 2, 1 gives each its share in a round of six', () => {
  const round = choose(serviceOf('wrr', [3, 2, 1]), 6, forget);
  expect([1, 2, 3].map((id) => round.filter((other) => other === id).length)).toEqual([3, 2, 1]);
  expect(choose(serviceOf('wrr', [0, 0]), 1, forget)).toEqual([]);
});

test('wlc 3, 2, 1 with finished requests gives what the kernel gave: 3 2 1 1 2 1 3 2', () => {
  expect(choose(serviceOf('wlc', [3, 2, 1]), 8, finish)).toEqual([3, 2, 1, 1, 2, 1, 3, 2]);
});

test('sed does not count finished connections: all go to the heaviest', () => {
  expect(choose(serviceOf('sed', [3, 2, 1]), 4, finish)).toEqual([1, 1, 1, 1]);
});

test('nq with finished connections gives all to the server added last', () => {
  expect(choose(serviceOf('nq', [3, 2, 1]), 4, finish)).toEqual([3, 3, 3, 3]);
});

test('ovf 2, 1 puts three open connections on the heaviest and the fourth on the other', () => {
  expect(choose(serviceOf('ovf', [2, 1]), 4, keepOpen)).toEqual([1, 1, 1, 2]);
});

test('lblc keeps to its server even when that is full: only active connections over the weight count', () => {
  const service = serviceOf('lblc', [1, 1]);
  const [first] = choose(service, 1, keepOpen);
  for (const destination of service.destinations) destination.overloaded = destination.id === first;
  expect(choose(service, 1, forget)).toEqual([first]);
});
