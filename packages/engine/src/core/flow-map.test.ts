import { expect, test } from 'vitest';
import { cloneFlows, deleteFlow, type FlowMap, getFlow, setFlow } from './flow-map.js';
import { createPrng, nextBelow } from './prng.js';

const STEPS = 2000;
const ADDRESSES = [0, 1, 0x7f_ff_ff_ff, 0x80_00_00_00, 0xc0_a8_01_64, 0xff_ff_ff_ff];
const PORTS = [0, 1, 80, 0x7f_ff, 0x80_00, 0xff_ff];

test('a flow map keeps what a map with text keys would, and forgets maps that have become empty', () => {
  const prng = createPrng(1);
  const pick = (list: readonly number[]): number => list[nextBelow(prng, list.length)] ?? 0;
  const flows: FlowMap<number> = new Map();
  const expected = new Map<string, number>();
  for (let step = 0; step < STEPS; step++) {
    const [a, b, p, q] = [pick(ADDRESSES), pick(ADDRESSES), pick(PORTS), pick(PORTS)] as const;
    const key = `${a}:${p}:${b}:${q}`;
    expect(getFlow(flows, a, p, b, q)).toBe(expected.get(key));
    if (nextBelow(prng, 2) === 0) {
      setFlow(flows, a, p, b, q, step);
      expected.set(key, step);
    } else {
      deleteFlow(flows, a, p, b, q);
      expected.delete(key);
    }
  }
  for (const a of ADDRESSES)
    for (const b of ADDRESSES) for (const p of PORTS) for (const q of PORTS) deleteFlow(flows, a, p, b, q);
  expect(flows.size).toBe(0);
});

test('a copy of a flow map goes its own way', () => {
  const flows: FlowMap<number> = new Map();
  setFlow(flows, 1, 2, 3, 4, 5);
  const copy = cloneFlows(flows);
  setFlow(copy, 1, 2, 3, 4, 6);
  setFlow(copy, 1, 2, 3, 7, 8);
  expect([getFlow(flows, 1, 2, 3, 4), getFlow(flows, 1, 2, 3, 7)]).toEqual([5, undefined]);
});
