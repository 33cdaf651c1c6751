import * as engine from '@frameplay/engine';
import { expect, test } from 'vitest';
import { buildCluster, countDeliveries, runConnections } from '../bench/engine/cluster.mjs';
import { measureFrames } from '../bench/engine/frames.mjs';

test('the workload of the engine bench answers every connection, in forty deliveries each', () => {
  const connections = 3;
  const run = (world: engine.World, count?: () => void): void => runConnections(engine, world, connections, count);
  expect(countDeliveries(engine, 2, run)).toBe(40 * connections);
  run(buildCluster(engine, 2));
});

test('the engine bench measures each workload and its baseline', () => {
  const measured = measureFrames(engine, { connections: 10, manyConnections: 20, bareDeliveries: 1000 }, 1);
  expect(measured.bare).toBeGreaterThan(0);
  expect(measured.workloads.length).toBe(7);
  for (const { rate } of measured.workloads) expect(rate).toBeGreaterThan(0);
});
