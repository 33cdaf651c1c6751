import { expect, test } from 'vitest';
import { type SimTimeUs, simTime } from '../core/time.js';
import {
  addTimer,
  cancelTimer,
  createTimerQueue,
  moveTimer,
  nextTimerTime,
  parkTimer,
  takeTimer,
} from '../core/timer-queue.js';
import { ipv4, type MacAddress } from '../wire/address.js';
import type { HostEnvironment, HostTimer } from './environment.js';
import { addInterface, createHost, type Host } from './host.js';
import type { Neighbour, NeighbourState } from './neighbour.js';
import { createNeighbour, neighbourTimer, updateNeighbour, useNeighbour } from './neighbour-table.js';

const S = 1_000_000;
const OLD = 0x02_00_00_00_00_10 as MacAddress;
const NEW = 0x02_00_00_00_00_11 as MacAddress;

/** A clock that a test turns by hand, with exact timers. */
class Bench {
  now = simTime(0);
  readonly host: Host = createHost(0, 'gw', 1);
  readonly iface = addInterface(this.host, 'eth0', 'ethernet', OLD);
  readonly timers = createTimerQueue<HostTimer>();
  readonly env: HostEnvironment = this.#environment();
  readonly entry: Neighbour = createNeighbour(this.env, this.host, this.iface.ifindex, ipv4(0xc0_a8_01_64));
  asked = 0;

  #environment(): HostEnvironment {
    const bench = this;
    return {
      get now(): SimTimeUs {
        return bench.now;
      },
      setTimer: (_host: Host, at: number, timer: HostTimer) => addTimer(bench.timers, at, timer),
      moveTimer: (id: number, at: number) => moveTimer(bench.timers, id, at),
      parkTimer: (id: number) => parkTimer(bench.timers, id),
      cancelTimer: (id: number) => cancelTimer(bench.timers, id),
      decided: () => undefined,
      learnsNeighbour: () => undefined,
    } as unknown as HostEnvironment;
  }

  learn(state: NeighbourState, mac: MacAddress, override = true): void {
    updateNeighbour(this.env, this.host, this.entry, { state, mac, override, admin: false });
  }

  use(): string {
    return useNeighbour(this.env, this.host, this.entry, null);
  }

  waitUntil(us: number): void {
    while (nextTimerTime(this.timers) <= us) {
      this.now = simTime(Math.max(this.now, nextTimerTime(this.timers)));
      takeTimer(this.timers);
      if (neighbourTimer(this.env, this.host, this.entry).kind === 'ask') this.asked += 1;
    }
    this.now = simTime(us);
  }
}

test('unknown to incomplete: the first packet waits and a question goes out at once', () => {
  const bench = new Bench();
  expect(bench.use()).toBe('queued-ask-now');
  expect(bench.entry.state).toBe('incomplete');
  expect(bench.use()).toBe('queued');
});

test('incomplete to failed: two more questions, one second apart, then it gives up', () => {
  const bench = new Bench();
  bench.use();
  bench.entry.probes += 1;
  bench.waitUntil(1 * S);
  bench.entry.probes += 1;
  bench.waitUntil(2 * S);
  bench.entry.probes += 1;
  expect(bench.asked).toBe(2);
  bench.waitUntil(3 * S);
  expect(bench.entry.state).toBe('failed');
});

test('incomplete to reachable: an answer frees the packet', () => {
  const bench = new Bench();
  bench.use();
  bench.learn('reachable', OLD);
  expect(bench.entry).toMatchObject({ state: 'reachable', mac: OLD });
});

test('reachable to stale: after its random reachable time, when nobody has used it lately', () => {
  const bench = new Bench();
  bench.learn('reachable', OLD);
  bench.waitUntil(46 * S);
  expect(bench.entry.state).toBe('stale');
});

test('stale to delay to probe to failed: used, doubted for 5 s, asked three times, given up', () => {
  const bench = new Bench();
  bench.learn('stale', OLD);
  expect(bench.use()).toBe('send');
  expect(bench.entry.state).toBe('delay');
  bench.waitUntil(5 * S);
  expect(bench.entry.state).toBe('probe');
  for (const second of [6, 7]) {
    bench.entry.probes += 1;
    bench.waitUntil(second * S);
  }
  bench.entry.probes += 1;
  bench.waitUntil(8 * S);
  expect(bench.asked).toBe(3);
  expect(bench.entry.state).toBe('failed');
});

test('delay to reachable: a confirmation from above spares the probe', () => {
  const bench = new Bench();
  bench.learn('stale', OLD);
  bench.use();
  bench.entry.confirmedAt = simTime(1 * S);
  bench.waitUntil(5 * S);
  expect(bench.entry.state).toBe('reachable');
  expect(bench.asked).toBe(0);
});

test('within the locktime another MAC is not believed, after it the last answer wins', () => {
  const bench = new Bench();
  bench.learn('reachable', OLD);
  bench.learn('reachable', NEW, false);
  expect(bench.entry.mac).toBe(OLD);
  bench.learn('reachable', NEW, true);
  expect(bench.entry.mac).toBe(NEW);
});

test('a question from the known MAC leaves a reachable entry as it is', () => {
  const bench = new Bench();
  bench.learn('reachable', OLD);
  bench.learn('stale', OLD);
  expect(bench.entry.state).toBe('reachable');
});

test('a permanent entry is changed by nothing that comes over the wire', () => {
  const bench = new Bench();
  updateNeighbour(bench.env, bench.host, bench.entry, { state: 'permanent', mac: OLD, override: true, admin: true });
  bench.learn('reachable', NEW);
  expect(bench.entry).toMatchObject({ state: 'permanent', mac: OLD });
});
