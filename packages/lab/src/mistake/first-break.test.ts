import { type MistakeId, stateHash } from '@frameplay/engine';
import { expect, test } from 'vitest';
import { recordHistory } from '../history/history.js';
import { parseLab } from '../labfile/parse-lab.js';
import { lessonLabs } from '../labs/lesson-labs.js';
import { misconceptionIds } from '../misconception/misconceptions.js';
import { type BreakReport, breakReport } from './break-report.js';
import { firstBreak } from './first-break.js';
import { mistakeLab, mistakesWithLab } from './mistake-labs.js';
import { recordMistaken } from './record-mistaken.js';
import type { TroubleKind } from './trouble.js';

const SEED = 1;
const MS_MAX = 2000;
const RS1 = '02:00:00:00:00:11';
const LEAK = `ARP 10.0.0.100 is-at ${RS1} to 10.0.0.1`;
const NAMES_VIP = 'ARP who-has 10.0.0.1 tell 10.0.0.100';
const NAMES_RIP = 'ARP who-has 10.0.0.1 tell 10.0.0.11';

function reportOf(id: MistakeId): BreakReport {
  const own = mistakeLab(id);
  if (own === undefined) throw new Error(id);
  const found = firstBreak(own.lab, own.node, id, { seed: SEED });
  if (!found.ok) throw new Error(found.error.message);
  return breakReport(found.value);
}

/** Where the worlds part: what the frame is as it is, and by the mistake; null: not there. */
interface Expected {
  readonly at: string;
  readonly real: string | null;
  readonly mistaken: string | null;
  readonly world: 'real' | 'mistaken';
  readonly trouble: TroubleKind;
  readonly node: string;
}

const BREAKS: Readonly<Record<string, Expected>> = {
  M1: {
    at: 'lan:p3',
    real: '02:00:00:00:00:01 > ff:ff',
    mistaken: '02:ff:00:00:00:03 > ff:ff',
    world: 'mistaken',
    trouble: 'flooded',
    node: 'rs1',
  },
  M2: {
    at: 'director:eth0',
    real: '> 10.0.0.100:80 TCP S',
    mistaken: '> 10.0.0.12:80 TCP S',
    world: 'mistaken',
    trouble: 'reset',
    node: 'client',
  },
  M3: { at: 'rs1:eth0', real: LEAK, mistaken: null, world: 'real', trouble: 'poisoned', node: 'gw' },
  M4: { at: 'rs1:eth0', real: null, mistaken: LEAK, world: 'mistaken', trouble: 'poisoned', node: 'gw' },
  M5: { at: 'rs1:eth0', real: null, mistaken: LEAK, world: 'mistaken', trouble: 'poisoned', node: 'gw' },
  M6: { at: 'rs1:eth0', real: LEAK, mistaken: null, world: 'real', trouble: 'poisoned', node: 'gw' },
  M7: {
    at: 'rs1:eth0',
    real: null,
    mistaken: `ARP 10.0.0.11 is-at ${RS1} to 10.0.0.10`,
    world: 'real',
    trouble: 'no-answer',
    node: 'rs1',
  },
  M8: { at: 'rs1:eth0', real: NAMES_VIP, mistaken: NAMES_RIP, world: 'real', trouble: 'poisoned', node: 'gw' },
  M9: { at: 'rs1:eth0', real: LEAK, mistaken: null, world: 'real', trouble: 'poisoned', node: 'gw' },
  M10: { at: 'rs1:eth0', real: NAMES_VIP, mistaken: NAMES_RIP, world: 'real', trouble: 'poisoned', node: 'gw' },
  M11: { at: 'rs1:eth0', real: 'TCP SA', mistaken: NAMES_VIP, world: 'mistaken', trouble: 'poisoned', node: 'gw' },
  M12: {
    at: 'gw:eth0',
    real: `02:00:00:00:00:01 > ${RS1} `,
    mistaken: '02:00:00:00:00:01 > 02:00:00:00:00:10 ',
    world: 'real',
    trouble: 'bypass',
    node: 'rs1',
  },
  M13: {
    at: 'gw:eth0',
    real: `> ${RS1} ARP who-has 10.0.0.100`,
    mistaken: null,
    world: 'mistaken',
    trouble: 'bypass',
    node: 'rs1',
  },
  M14: { at: 'rs1:eth0', real: LEAK, mistaken: null, world: 'real', trouble: 'poisoned', node: 'gw' },
  M15: { at: 'rs1:eth0', real: null, mistaken: NAMES_RIP, world: 'real', trouble: 'no-answer', node: 'rs1' },
  M16: { at: 'rs1:eth0', real: NAMES_RIP, mistaken: null, world: 'mistaken', trouble: 'no-answer', node: 'rs1' },
  M17: { at: 'rs1:eth0', real: null, mistaken: NAMES_RIP, world: 'real', trouble: 'no-answer', node: 'rs1' },
  M18: {
    at: 'rs1:lo',
    real: null,
    mistaken: '10.0.0.100:80 > 192.168.9.9',
    world: 'mistaken',
    trouble: 'no-answer',
    node: 'rs1',
  },
  M19: {
    at: 'director:eth0',
    real: null,
    mistaken: '10.0.0.100:80 > 192.168.9.9',
    world: 'real',
    trouble: 'martian',
    node: 'director',
  },
  M20: {
    at: 'director:eth0',
    real: 'ARP who-has 10.0.0.12 tell 10.0.0.10',
    mistaken: null,
    world: 'mistaken',
    trouble: 'no-answer',
    node: 'director',
  },
};

test('M1 to M20 each have a lab', () => {
  expect(mistakesWithLab()).toEqual(misconceptionIds().slice(0, 20));
});

test.each(Object.entries(BREAKS))('%s: the first wrong frame is named, and where it breaks', (id, expected) => {
  const { firstWrong, broken } = reportOf(id as MistakeId);
  const { real, mistaken } = firstWrong ?? { real: null, mistaken: null };
  expect((real ?? mistaken)?.at).toBe(expected.at);
  expect(real?.text ?? '-').toContain(expected.real ?? '-');
  expect(mistaken?.text ?? '-').toContain(expected.mistaken ?? '-');
  expect(real === null).toBe(expected.real === null);
  expect(mistaken === null).toBe(expected.mistaken === null);
  expect(broken).toMatchObject({ world: expected.world, first: { kind: expected.trouble, node: expected.node } });
  expect(broken?.first.sentence.en).toContain(expected.node);
  expect(broken?.first.sentence.zh).toContain(expected.node);
});

test.each(mistakesWithLab())('%s is found and told in less than two seconds', (id) => {
  const start = performance.now();
  reportOf(id);
  expect(performance.now() - start).toBeLessThan(MS_MAX);
});

test.each(mistakesWithLab())('%s: the same wrong world every time, and not the real one', (id) => {
  const own = mistakeLab(id);
  if (own === undefined) throw new Error(id);
  const ends = [1, 2].map(() => recordMistaken(own.lab, { node: own.node, mistake: id }, { seed: SEED }));
  const hashes = ends.map((end) => (end.ok ? stateHash(end.value.end.world) : 'refused'));
  expect(hashes[0]).toBe(hashes[1]);
  expect(hashes[0]).not.toBe(stateHash(recordHistory(own.lab, { seed: SEED }).end.world));
});

test('after a poisoned table the report goes on to the requests that pass the director by', () => {
  expect(reportOf('M10').broken?.later.map(({ kind, node }) => `${kind} ${node}`)).toEqual([
    'bypass rs1',
    'bypass rs1',
  ]);
});

test('why a packet dies is told by the rule of the kernel', () => {
  expect(reportOf('M19').broken?.first.rule).toBe('IP-MARTIAN-SOURCE');
  expect(reportOf('M7').broken?.first.rule).toBe('ARP-IGNORE');
  expect(reportOf('M17').broken?.first.rule).toBe('IP-NOT-LOCAL');
});

test('a belief that makes no difference in a lab says so', () => {
  const { lab } = lessonLabs.gatewayWalk;
  const found = firstBreak(lab, 'rs1', 'M8', { seed: SEED });
  if (!found.ok) throw new Error(found.error.message);
  const { firstWrong, broken, verdict } = breakReport(found.value);
  expect([firstWrong, broken]).toEqual([null, null]);
  expect(verdict.en).toContain('no difference');
});

test('a difference that nobody notices is told as such', () => {
  const parsed = parseLab(`name: two
topology:
  nodes:
    a: { kind: linux }
    b: { kind: linux }
    lan: { kind: bridge }
  links:
    - { endpoints: [ { node: a, interface: eth0 }, { node: lan, interface: p1 } ] }
    - { endpoints: [ { node: b, interface: eth0 }, { node: lan, interface: p2 } ] }
steps:
  - { on: a, run: "ip addr add 10.0.0.1/24 dev eth0" }
  - { on: b, run: "ip addr add 10.0.0.2/24 dev eth0" }
  - { on: a, run: "ping -c 1 10.0.0.2" }
`);
  if (!parsed.ok) throw new Error(parsed.problems[0].reason);
  const found = firstBreak(parsed.lab, 'lan', 'M1', { seed: SEED });
  if (!found.ok) throw new Error(found.error.message);
  const report = breakReport(found.value);
  expect(report.firstWrong?.fields).toEqual(['src']);
  expect(report.broken).toBeNull();
});

test.each([
  ['rs9', 'M4', 'mistake/no-node'],
  ['lan', 'M4', 'mistake/wrong-device'],
  ['rs1', 'M1', 'mistake/wrong-device'],
] as const)('%s with %s is refused: %s', (node, id, code) => {
  const found = firstBreak(lessonLabs.gatewayWalk.lab, node, id, { seed: SEED });
  expect(found).toMatchObject({ ok: false, error: { code } });
});
