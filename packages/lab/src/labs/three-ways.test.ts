import { invariant } from '@frameplay/engine';
import { describe, expect, test } from 'vitest';
import { parseLab } from '../labfile/parse-lab.js';
import { advanceLab, runLabUntilStep } from '../run/advance-lab.js';
import { startLab } from '../run/lab-run.js';
import { type Carried, carriedBetween, carriedBy } from '../trace/carried.js';
import {
  FORWARDING_WAYS,
  type ForwardingWay,
  firstRequestOf,
  type ThreeWaysOptions,
  threeWaysLab,
} from './three-ways.js';

const OPTIONS = { servers: 4, requests: 8, answerBytes: 10_000 };

function carriedIn(way: ForwardingWay, options: ThreeWaysOptions): ReadonlyMap<string, Carried> {
  const parsed = parseLab(threeWaysLab(way, options));
  invariant(parsed.ok, parsed.ok ? '' : parsed.problems[0].reason);
  const run = startLab(parsed.lab, { seed: 1 });
  runLabUntilStep(run, firstRequestOf(parsed.lab, options));
  const before = carriedBy(run.world);
  expect(advanceLab(run)).toBe('finished');
  const failed = run.results.filter((result) => result.kind === 'run' && result.result.exit !== 0);
  expect(failed).toEqual([]);
  const after = carriedBy(run.world);
  return new Map(
    [...after].map(([node, carried]) => {
      const earlier = before.get(node);
      invariant(earlier !== undefined, 'no host appears on the way');
      return [node, carriedBetween(earlier, carried)];
    }),
  );
}

function at(way: ForwardingWay, node: string, options: ThreeWaysOptions = OPTIONS): Carried {
  const carried = carriedIn(way, options).get(node);
  invariant(carried !== undefined, `${node} is a host`);
  return carried;
}

describe('the same traffic in three ways', () => {
  test.each(FORWARDING_WAYS)('%s: every request is answered, and the client gets the same bytes', (way) => {
    expect(at(way, 'client').bytesIn).toBeGreaterThan(OPTIONS.requests * OPTIONS.answerBytes);
  });

  test('with NAT the answers pass the director too; with direct route and tunnel they do not', () => {
    const answers = OPTIONS.requests * OPTIONS.answerBytes;
    expect(at('nat', 'director').bytesIn).toBeGreaterThan(answers);
    expect(at('dr', 'director').bytesIn).toBeLessThan(answers / 5);
    expect(at('tun', 'director').bytesIn).toBe(at('dr', 'director').bytesIn);
  });

  test('the tunnel costs 20 bytes more for each packet that the director sends on', () => {
    const dr = at('dr', 'director');
    const tun = at('tun', 'director');
    expect(tun.framesOut).toBe(dr.framesOut);
    expect((tun.bytesOut - dr.bytesOut) % 20).toBe(0);
    expect(tun.bytesOut).toBeGreaterThan(dr.bytesOut);
  });

  test('200 servers share what one director hands on', () => {
    const options = { servers: 200, requests: 200, answerBytes: 1000 };
    const carried = carriedIn('dr', options);
    const servers = [...carried].filter(([node]) => node.startsWith('rs')).map(([, load]) => load.bytesOut);
    expect(servers).toHaveLength(200);
    expect(Math.min(...servers)).toBeGreaterThan(1000);
    expect(Math.max(...servers)).toBeLessThan(2500);
  });
});
