import { expect, test } from 'vitest';
import { bytesOf, runWay } from './three-ways';

test('the director carries every answer with NAT, and none with direct route', async () => {
  const options = { servers: 2, requests: 4, answerBytes: 10_000 };
  const [dr, nat] = await Promise.all([runWay('dr', options), runWay('nat', options)]);
  expect(dr.director.bytesIn).toBeLessThan(10_000);
  expect(nat.director.bytesIn).toBeGreaterThan(40_000);
  expect(dr.servers.map(bytesOf).every((bytes) => bytes > 20_000)).toBe(true);
  expect(dr.client.bytesIn).toBe(nat.client.bytesIn);
});
