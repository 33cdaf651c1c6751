import { describe, expect, test } from 'vitest';
import type { Expectation } from '../../lesson/lab-check.js';
import { goalOf, nowOf, type Traffic } from './measure.js';

const TRAFFIC: Traffic = {
  results: [
    { exit: 0, output: 'rs2\nrs2\n' },
    null,
    { exit: 28, output: '' },
    { exit: 0, output: '192.168.1.100 dev eth0 lladdr 02:00:00:00:00:12 DELAY\n' },
  ],
  frames: new Map([['director:eth0 in syn', 1]]),
};

const frames = (min: number, max: number | null): Expectation => ({
  kind: 'frames',
  frame: { at: 'director:eth0', dir: 'in', frameClass: 'syn' },
  min,
  max,
});

describe('what a check found beside what it wants', () => {
  test.each<[Expectation, string, string]>([
    [{ kind: 'outputs-include', texts: ['rs1', 'rs2'] }, 'rs1\u00a0×\u00a00 rs2\u00a0×\u00a02', 'rs1 + rs2'],
    [{ kind: 'exit', step: 2, code: 0 }, 'exit code 28', 'succeeds'],
    [{ kind: 'exit', step: 1, code: 7 }, 'nothing', 'exit code 7'],
    [{ kind: 'output', step: 3, matches: '02:00:00:00:00:12', not: true }, '02:00:00:00:00:12', 'no 02:00:00:00:00:12'],
    [{ kind: 'output', step: 3, matches: '02:00:00:00:00:10', not: false }, '02:00:00:00:00:12', '02:00:00:00:00:10'],
    [{ kind: 'output', step: 2, matches: '^4000$', not: false }, 'nothing', '4000'],
    [
      { kind: 'output', step: 3, matches: '10\\.0\\.0\\.2', not: false },
      '192.168.1.100 dev eth0 lladdr 02:00:00:00:00:12 DELAY',
      '10.0.0.2',
    ],
    [{ kind: 'output', step: 0, matches: 'rs[12]', not: false }, 'rs2', 'as it says'],
    [frames(4, null), '1 frame', '≥ 4 frames'],
    [frames(2, 2), '1 frame', '2 frames'],
    [frames(0, 3), '1 frame', '0–3 frames'],
  ])('%j', (expectation, now, goal) => {
    expect([nowOf(expectation, TRAFFIC).en, goalOf(expectation).en]).toEqual([now, goal]);
  });
});
