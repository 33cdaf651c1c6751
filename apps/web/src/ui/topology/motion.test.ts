import type { MoveView } from '@frameplay/classroom';
import { describe, expect, test } from 'vitest';
import { flightsAt, HOP_MS, hopsOf, nextChange, schedule, stonesOf } from './motion';

function move(no: number, from: string, iface: string, to: string, tUs = 0): MoveView {
  return {
    no,
    tUs,
    from: { node: from, iface },
    to: { node: to, iface: 'eth0' },
    kind: 'arp',
    summary: 'ARP',
    frame: {
      src: 'a',
      dst: 'b',
      type: 'arp',
      arp: null,
      ip: null,
      tcp: null,
      icmp: null,
      bytes: '',
      length: 42,
    },
    sentBy: 'kernel',
    why: null,
  };
}

const FLOOD = [move(2, 'lan', 'p2', 'director'), move(3, 'lan', 'p3', 'rs1'), move(4, 'lan', 'p4', 'rs2')];

describe('frames on the wires', () => {
  test('copies of a flood leave together', () => {
    expect(hopsOf([move(1, 'client', 'eth0', 'lan'), ...FLOOD]).map((hop) => hop.length)).toEqual([1, 3]);
  });

  test('are a function of the moves and the time: the same question gives the same answer', () => {
    const queue = schedule([], [move(1, 'client', 'eth0', 'lan'), ...FLOOD], 1000);
    expect(flightsAt(queue, 1000 + HOP_MS / 2).map((flight) => flight.move.no)).toEqual([1]);
    expect(flightsAt(queue, 1000 + HOP_MS * 1.5).map((flight) => flight.move.no)).toEqual([2, 3, 4]);
    expect(flightsAt(queue, 1000 + HOP_MS / 2).map((flight) => flight.move.no)).toEqual([1]);
    expect(nextChange(queue, 1000 + HOP_MS / 2)).toBe(1000 + HOP_MS);
    expect(nextChange(queue, 1000 + HOP_MS * 2)).toBe(null);
  });

  test('that come while others are under way wait behind them', () => {
    const first = schedule([], [move(1, 'client', 'eth0', 'lan')], 0);
    const both = schedule(first, [move(2, 'lan', 'p2', 'director')], 100);
    expect(both.map((entry) => entry.startMs)).toEqual([0, HOP_MS]);
  });

  test('are drawn quicker when many are behind, so that the picture keeps up', () => {
    const many = Array.from({ length: 30 }, (_, index) => move(index, 'client', 'eth0', `n${index}`, index));
    const queue = schedule([], many, 0);
    const last = queue.at(-1);
    expect((last?.startMs ?? 0) + (last?.hopMs ?? 0)).toBeLessThanOrEqual(HOP_MS * 6 + 1);
  });

  test('with reduced motion are stones in order, the newest marked', () => {
    const stones = stonesOf([move(1, 'client', 'eth0', 'lan'), ...FLOOD]);
    expect(stones.map(({ number, now }) => [number, now])).toEqual([
      [1, false],
      [2, true],
      [2, true],
      [2, true],
    ]);
  });
});
