import { type Resolution, type Result, stateHash } from '@frameplay/engine';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { labList, recordedLab } from '../cli/recorded-labs.js';
import type { Lab, LabStep } from '../labfile/lab.js';
import { parseLab } from '../labfile/parse-lab.js';
import { advanceLab, moveLab } from '../run/advance-lab.js';
import { type LabEvent, startLab } from '../run/lab-run.js';
import { traceLines } from '../trace/write-trace.js';
import { firstDivergence } from './first-divergence.js';
import { type Change, type ForkProblem, forkAt, reactionAt } from './fork-at.js';
import { type History, recordHistory } from './history.js';
import { seek } from './seek.js';
import { whatLedTo } from './what-led.js';

const SEED = 1;

function labOf(name: string): Lab {
  const parsed = parseLab(recordedLab(name));
  if (!parsed.ok) throw new Error(name);
  return parsed.lab;
}

/** dr-flat-basic with so many requests, one after the other. */
function withRequests(count: number): Lab {
  const lab = labOf('dr-flat-basic');
  const request = lab.steps.find((step): step is LabStep => step.kind === 'run' && step.command.startsWith('curl'));
  if (request === undefined) throw new Error('no request');
  return { ...lab, steps: [...lab.steps, ...Array.from({ length: count }, () => request)] };
}

const basic = recordHistory(labOf('dr-flat-basic'), { seed: SEED });
const several = recordHistory(withRequests(6), { seed: SEED });
const long = recordHistory(withRequests(110), { seed: SEED });

/** The number of the first frame that is as wanted. */
function find(history: History, at: string, dir: 'in' | 'out', text: string): number {
  const lines = traceLines(history.events);
  const number = lines.findIndex((line) => line.at === at && line.dir === dir && JSON.stringify(line).includes(text));
  if (number === -1) throw new Error(`${at} ${dir} ${text}`);
  return number;
}

function forked(history: History, eventNumber: number, change: Change): History {
  const fork: Result<History, ForkProblem> = forkAt(history, eventNumber, change);
  if (!fork.ok) throw new Error(fork.error.message);
  return fork.value;
}

/** Byte for byte, at the same time and place, in the same step. */
function sameEvents(a: readonly LabEvent[], b: readonly LabEvent[]): boolean {
  return a.length === b.length && a.every((event, index) => textOf(event) === textOf(b[index]));
}

/** Most events are the very same objects, and a run is compared many times. */
function textOf(event: LabEvent | undefined): string {
  const text = event === undefined ? '' : (texts.get(event) ?? JSON.stringify(event));
  if (event !== undefined) texts.set(event, text);
  return text;
}

const texts = new WeakMap<LabEvent, string>();

/** What was on the wires: the change itself has a number of its own, and moves those behind it. */
function seen(events: readonly LabEvent[]) {
  return events.map(({ step, event }) => {
    if (event.kind !== 'frame') return { step, event };
    const { t, node, iface, dir, frame } = event;
    return { step, t, node, iface, dir, frame };
  });
}

const WHO_HAS_VIP = '"tpa":"192.168.1.100"';
const FLIP: Change = { kind: 'command', node: 'rs1', command: 'sysctl -w net.ipv4.conf.all.arp_ignore=0' };

test('a history is the very run that it records, step by step or at once', () => {
  const run = startLab(long.lab, { seed: SEED });
  expect(advanceLab(run)).toBe('finished');
  expect(long.outcome).toBe('finished');
  expect(sameEvents(long.events, run.events)).toBe(true);
  expect(long.end.results).toEqual(run.results);
  expect(stateHash(long.end.world)).toBe(stateHash(run.world));
});

test('a seek stands just where the run stands that goes straight there, for 30 random events of 5,000', () => {
  expect(long.events.length).toBeGreaterThanOrEqual(5_000);
  const numbers = fc.sample(fc.nat(4_999), { seed: SEED, numRuns: 30 }).sort((a, b) => a - b);
  const straight = startLab(long.lab, { seed: SEED });
  let moves = 0;
  for (const number of numbers) {
    for (; moves < (long.movesBefore[number] ?? 0); moves += 1) moveLab(straight);
    const found = seek(long, number);
    expect(stateHash(found.world), `event ${number}`).toBe(stateHash(straight.world));
    expect(sameEvents(found.events, straight.events), `event ${number}`).toBe(true);
    expect({ step: found.stepIndex, results: found.results.length }).toEqual({
      step: straight.stepIndex,
      results: straight.results.length,
    });
  }
});

test('the event that was sought is in the reaction that comes next, and what was before stays as it was', () => {
  for (const number of [0, 1, 77, 1_234, 4_999]) {
    const run = seek(long, number);
    expect(run.events.length).toBeLessThanOrEqual(number);
    moveLab(run);
    expect(run.events.length).toBeGreaterThan(number);
    expect(sameEvents(run.events, long.events.slice(0, run.events.length))).toBe(true);
    expect(stateHash(run.world)).toBe(stateHash(seek(long, number, 'after').world));
  }
});

test('a run that was sought goes on to the same end, and the history does not notice', () => {
  const run = seek(long, 2_500);
  expect(advanceLab(run)).toBe('finished');
  expect(stateHash(run.world)).toBe(stateHash(long.end.world));
  expect(run.events).toEqual(long.events);
  expect(stateHash(seek(long, 2_500).world)).not.toBe(stateHash(run.world));
});

test.each(labList('basic.txt'))(
  '%s: its history is its run, and from its middle it goes on to the same end',
  (name) => {
    const lab = labOf(name);
    const run = startLab(lab, { seed: SEED });
    advanceLab(run);
    const history = recordHistory(lab, { seed: SEED });
    expect(sameEvents(history.events, run.events)).toBe(true);
    const found = seek(history, history.events.length >> 1);
    expect(advanceLab(found)).toBe(history.outcome);
    expect(stateHash(found.world)).toBe(stateHash(run.world));
  },
);

test('a storm can be sought as well: just before it the network still runs', () => {
  const loop = parseLab(`name: loop
topology:
  nodes:
    a: { kind: linux }
    one: { kind: bridge }
    two: { kind: bridge }
  links:
    - { endpoints: [ { node: a, interface: eth0, mac: "02:00:00:00:00:0a" }, { node: one, interface: p1 } ] }
    - { endpoints: [ { node: one, interface: p2 }, { node: two, interface: p2 } ] }
    - { endpoints: [ { node: one, interface: p3 }, { node: two, interface: p3 } ] }
steps:
  - { on: a, run: "ip addr add 192.168.1.2/24 dev eth0" }
  - { on: a, run: "ping -c 1 -W 1 192.168.1.9" }
`);
  if (!loop.ok) throw new Error(loop.problems[0].reason);
  const history = recordHistory(loop.lab, { seed: SEED });
  expect(history.outcome).toBe('storm');
  expect(history.checkpoints.kept.length).toBeLessThanOrEqual(64);
  const last = history.events.length - 1;
  expect(history.events[last]?.event.kind).toBe('storm-detected');
  const run = seek(history, last);
  expect(advanceLab(run)).toBe('storm');
  expect(stateHash(run.world)).toBe(stateHash(history.end.world));
});

test('a run of any length keeps at most 64 checkpoints, further and further apart', () => {
  const { kept, spacing } = long.checkpoints;
  expect(kept.length).toBeLessThanOrEqual(64);
  expect(spacing).toBeGreaterThan(basic.checkpoints.spacing);
  const gaps = kept.slice(1).map(({ moves }, index) => moves - (kept[index]?.moves ?? 0));
  expect(Math.max(...gaps)).toBeLessThanOrEqual(spacing);
  expect(kept.every(({ run }) => run.events.length === 0)).toBe(true);
});

test('arp_ignore flipped when the request for the virtual address arrives: the first frame more is the answer of rs1', () => {
  const asked = find(basic, 'rs1:eth0', 'in', WHO_HAS_VIP);
  const fork = forked(basic, asked, FLIP);
  const divergence = firstDivergence(basic, fork);
  expect(divergence).toMatchObject({ kind: 'extra', at: 'rs1:eth0', inB: asked + 1 });
  expect(traceLines(fork.events)[asked + 1]).toMatchObject({
    at: 'rs1:eth0',
    dir: 'out',
    arp: { op: 2, sha: '02:00:00:00:00:11', spa: '192.168.1.100' },
  });
  const [before, same] = [basic, fork].map(({ events }) => seen(events.slice(0, asked + 1)));
  expect(same).toEqual(before);
});

test('arp_ignore flipped after rs1 has kept silent changes no frame of this request', () => {
  const asked = find(basic, 'rs1:eth0', 'in', WHO_HAS_VIP);
  expect(firstDivergence(basic, forked(basic, asked + 2, FLIP))).toBeUndefined();
});

test('a route taken away from a server shows first where its answer is missing', () => {
  const syn = find(basic, 'rs2:eth0', 'in', '"flags":"S"');
  const fork = forked(basic, syn, {
    kind: 'command',
    node: 'rs2',
    command: 'ip addr del 192.168.1.100/32 dev lo',
  });
  expect(firstDivergence(basic, fork)).toMatchObject({ at: expect.stringMatching(/^rs2:eth0$/), inA: syn + 1 });
});

test("one decision replaced: the director drops the client's SYN, and the frame to the server is missing", () => {
  const syn = find(basic, 'director:eth0', 'in', '"flags":"S"');
  const nothing: Resolution = { by: 'person', process: false, out: [] };
  const fork = forked(basic, syn, { kind: 'decision', resolution: nothing });
  expect(firstDivergence(basic, fork)).toMatchObject({ kind: 'missing', at: 'director:eth0', inA: syn + 1 });
  expect(fork.outcome).toBe('finished');
});

test('the decision of the kernel in its own place changes no frame', () => {
  const syn = find(basic, 'director:eth0', 'in', '"flags":"S"');
  const fork = forked(basic, syn, { kind: 'decision', resolution: { by: 'kernel' } });
  expect(firstDivergence(basic, fork)).toBeUndefined();
  expect(seen(fork.events)).toEqual(seen(basic.events));
});

test('a fork is a history: before its change it is its parent, after it itself', () => {
  const asked = find(several, 'rs1:eth0', 'in', WHO_HAS_VIP);
  const fork = forked(several, asked, FLIP);
  expect(stateHash(seek(fork, asked - 3).world)).toBe(stateHash(seek(several, asked - 3).world));
  for (const number of [asked, asked + 1, asked + 90, fork.events.length - 1]) {
    const run = seek(fork, number);
    expect(advanceLab(run), `event ${number}`).toBe('finished');
    expect(stateHash(run.world), `event ${number}`).toBe(stateHash(fork.end.world));
    expect(sameEvents(run.events, fork.events), `event ${number}`).toBe(true);
  }
});

test('two forks with the same change have the same hash and diverge at the same frame', () => {
  const [one, two] = [forked(several, 100, FLIP), forked(several, 100, FLIP)];
  expect(stateHash(one.end.world)).toBe(stateHash(two.end.world));
  expect(firstDivergence(one, two)).toBeUndefined();
  expect(firstDivergence(several, one)).toEqual(firstDivergence(several, two));
});

test.each([
  [0, { kind: 'command', node: 'rs9', command: 'true' }, 'history/no-node'],
  [0, { kind: 'command', node: 'rs1', command: 'sysctl -w net.ipv4.nothing=1' }, 'history/command-failed'],
  [0, { kind: 'command', node: 'rs1', command: 'ping -c 1 192.168.1.2' }, 'history/command-unsupported'],
  [0, { kind: 'command', node: 'rs1', command: 'nft list ruleset' }, 'history/command-unsupported'],
  [find(basic, 'client:eth0', 'out', 'arp'), { kind: 'decision', resolution: { by: 'kernel' } }, 'history/no-decision'],
  [
    find(basic, 'director:eth0', 'in', 'arp'),
    { kind: 'decision', resolution: { by: 'person-switch', learn: null, outPorts: [] } },
    'history/decision-refused',
  ],
] satisfies [number, Change, ForkProblem['code']][])('at event %i the change %o is refused: %s', (at, change, code) => {
  expect(forkAt(basic, at, change)).toMatchObject({ ok: false, error: { code } });
});

test('what led to the SYN at a server goes back by the wire to the command of the client', () => {
  const syn = find(basic, 'rs2:eth0', 'in', '"flags":"S"');
  const { beginning, events } = whatLedTo(basic, syn);
  const lines = traceLines(basic.events);
  expect(beginning).toMatchObject({ kind: 'command', on: 'client', step: 14 });
  expect(events.slice(-4).map((number) => `${lines[number]?.at} ${lines[number]?.dir}`)).toEqual([
    'director:eth0 out',
    'lan:p2 in',
    'lan:p4 out',
    'rs2:eth0 in',
  ]);
});

test('what led to a frame of a fork goes back beyond the fork', () => {
  const asked = find(basic, 'rs1:eth0', 'in', WHO_HAS_VIP);
  const fork = forked(basic, asked, FLIP);
  expect(whatLedTo(fork, asked + 1).beginning).toMatchObject({ kind: 'command', on: 'client', step: 14 });
});

test('the rule that kept rs1 silent is known', () => {
  const asked = find(basic, 'rs1:eth0', 'in', WHO_HAS_VIP);
  expect(reactionAt(basic, asked)?.why.at(-1)?.rule).toMatch(/^ARP-/);
  expect(reactionAt(basic, find(basic, 'client:eth0', 'out', 'arp'))).toBeUndefined();
});
