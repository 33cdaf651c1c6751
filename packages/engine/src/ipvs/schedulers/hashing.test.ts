import { describe, expect, test } from 'vitest';
import { ipv4 } from '../../wire/address.js';
import type { Destination, SchedulerName, Service } from '../ipvs.js';
import { halfSipHash } from '../siphash.js';
import { createStatistics } from '../statistics.js';
import { schedulerNamed } from './registry.js';

const [VIP, RS1] = [0xc0_a8_01_64, 0xc0_a8_01_0b];

/** Servers 1, 2, 3, ... in the order of their addition; the kernel's list has the newest first. */
function serviceOf(scheduler: SchedulerName, weights: readonly number[], flags: readonly string[] = []): Service {
  const destinations = weights.map(
    (weight, index): Destination => ({
      id: index + 1,
      service: 'tcp',
      address: ipv4(RS1 + index),
      port: 80,
      forwarding: 'direct-route',
      weight,
      lastWeight: Math.max(1, weight),
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
  return {
    key: { kind: 'tcp', address: ipv4(VIP), port: 80 },
    scheduler,
    flags,
    persistenceTimeoutS: null,
    persistenceMask: 0,
    destinations: destinations.reverse(),
    state: { current: 0, currentWeight: 0, maxWeight: 0, step: 1, localities: new Map() },
    stats: createStatistics(),
  };
}

/** Which server each of the clients 192.168.1.N gets; 0 is none. */
function chosen(service: Service, lastBytes: readonly number[], clientPort = 40_000): number[] {
  return lastBytes.map((lastByte) => {
    const clientAddress = ipv4(0xc0_a8_01_00 + lastByte);
    const flow = { clientAddress, clientPort, virtualAddress: ipv4(VIP), now: 0, lblcrExpirationUs: 86_400_000_000 };
    return schedulerNamed(service.scheduler).schedule(service, flow)?.id ?? 0;
  });
}

const CLIENTS = [203, 204, 205, 206, 207, 208, 2];

describe('hashing schedulers', () => {
  test('sh gives each client the server that Linux gives it', () => {
    expect(chosen(serviceOf('sh', [1, 1, 1]), CLIENTS)).toEqual([3, 3, 1, 2, 1, 2, 3]);
  });

  test('mh gives each client the server that Linux gives it', () => {
    expect(chosen(serviceOf('mh', [1, 1, 1]), CLIENTS)).toEqual([3, 1, 3, 3, 2, 2, 2]);
  });

  test('dh looks at the virtual address only', () => {
    expect(chosen(serviceOf('dh', [1, 1, 1]), CLIENTS)).toEqual([1, 1, 1, 1, 1, 1, 1]);
  });

  test('a quiesced server refuses its clients, and only theirs, unless sh-fallback or mh-fallback is set', () => {
    expect(chosen(serviceOf('mh', [1, 1, 0]), CLIENTS)).toEqual([0, 1, 0, 0, 2, 2, 2]);
    const [sh, mh] = [serviceOf('sh', [1, 1, 0], ['flag-1']), serviceOf('mh', [1, 1, 0], ['flag-1'])];
    expect(chosen(sh, CLIENTS)).not.toContain(0);
    expect(chosen(mh, CLIENTS)).not.toContain(0);
    expect(chosen(mh, [204, 207, 208, 2])).toEqual([1, 2, 2, 2]);
  });

  test('the port counts with sh-port and mh-port', () => {
    const ports = [40_000, 40_001, 40_002, 40_003, 40_004, 40_005, 40_006, 40_007];
    for (const name of ['sh', 'mh'] as const) {
      const servers = (flags: readonly string[]): Set<number> =>
        new Set(ports.flatMap((port) => chosen(serviceOf(name, [1, 1, 1], flags), [2], port)));
      expect(servers([]).size).toBe(1);
      expect(servers(['flag-2']).size).toBeGreaterThan(1);
    }
  });

  test('a heavier server has more of the table', () => {
    const clients = Array.from({ length: 250 }, (_, index) => index + 1);
    for (const name of ['sh', 'mh'] as const) {
      const servers = chosen(serviceOf(name, [3, 1]), clients);
      expect(servers.filter((server) => server === 1).length).toBeGreaterThan(150);
      expect(servers.filter((server) => server === 2).length).toBeGreaterThan(30);
    }
  });

  test('the hash of one word depends on the key', () => {
    expect(halfSipHash(1, 2_654_435_761)).not.toBe(halfSipHash(1, 2_654_446_892));
  });
});

describe('locality-based schedulers', () => {
  const flow = {
    clientAddress: ipv4(1),
    clientPort: 1,
    virtualAddress: ipv4(VIP),
    now: 0,
    lblcrExpirationUs: 86_400_000_000,
  };
  const open = (service: Service): number => {
    const destination = schedulerNamed(service.scheduler).schedule(service, flow);
    if (destination !== null) destination.active += 1;
    return destination?.id ?? 0;
  };

  test('lblc stays with one server until it is overloaded and another is half idle', () => {
    const service = serviceOf('lblc', [3, 3]);
    expect([1, 2, 3, 4, 5, 6].map(() => open(service))).toEqual([2, 2, 2, 2, 1, 1]);
  });

  test('lblcr lets a second server join the set of an overloaded one', () => {
    const service = serviceOf('lblcr', [3, 3]);
    expect([1, 2, 3, 4, 5, 6].map(() => open(service))).toEqual([2, 2, 2, 2, 1, 1]);
    expect(service.state.localities.get(ipv4(VIP))?.destinations).toEqual([1, 2]);
  });
});
