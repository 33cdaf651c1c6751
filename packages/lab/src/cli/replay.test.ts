import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { recordedLabPath } from './recorded-labs.js';
import { replayLab } from './replay-lab.js';

let complaints: string[] = [];
let answers: string[] = [];

beforeEach(() => {
  complaints = [];
  answers = [];
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => complaints.push(String(text)) > 0);
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => answers.push(String(text)) > 0);
});

afterEach(() => {
  vi.restoreAllMocks();
});

const FLAT = recordedLabPath('dr-flat-basic');

function replay(at: string, change?: string, file = FLAT): number {
  return replayLab(file, { at, change, seed: 1 });
}

test('prints the frame, what led there, the rule and the tables of its device', () => {
  expect(replay('7')).toBe(0);
  expect(answers[0]).toMatch(/^#7 step 14 1\.400000 rs1:eth0 in .* ARP who-has 192\.168\.1\.100 /);
  expect(answers.slice(1, 4)).toEqual([
    'what led there:\n',
    '  step 14 on client: curl -s --max-time 5 http://192.168.1.100/\n',
    expect.stringMatching(/^ {2}#1 step 14 .* client:eth0 out /),
  ]);
  expect(answers).toContain('rule: ARP-IGNORE (arp_ignore)\n');
  expect(answers).toContain('$ ip neigh\n');
});

test('marks what the reaction to a frame changes in a table', () => {
  expect(replay('2')).toBe(0);
  expect(answers.join('')).toMatch(/\n\+ 02:00:00:00:00:0a dev p1 /);
});

test('--change prints the first frame that differs, and what led there', () => {
  expect(replay('7', 'rs1: sysctl -w net.ipv4.conf.all.arp_ignore=0')).toBe(0);
  expect(answers[0]).toBe('first frame that differs, at rs1:eth0: it was not there before\n');
  expect(answers[1]).toMatch(/^\+ #8 step 14 .* rs1:eth0 out .* ARP 192\.168\.1\.100 is-at 02:00:00:00:00:11 /);
  expect(answers[3]).toContain('step 14 on client');
});

test('--change says so when no frame differs', () => {
  expect(replay('7', 'rs1: true')).toBe(0);
  expect(answers).toEqual(['no frame differs\n']);
});

test.each([
  ['0', undefined, /--at 0: the run has the frames 1 to \d+/],
  ['x', undefined, /--at x: the run has/],
  ['1000000', undefined, /--at 1000000: the run has/],
  ['7', 'rs1', /"NODE: COMMAND"/],
  ['7', 'rs9: true', /no node "rs9" \(nodes: client, director, rs1, rs2, lan\)/],
  ['7', 'rs1: ip link set eth9 up', /Cannot find device "eth9"/],
])('--at %s --change %s ends with 2 and says why', (at, change, reason) => {
  expect(replay(at, change)).toBe(2);
  expect(complaints.join('')).toMatch(reason);
});

test('a change that this version does not support ends with 3', () => {
  expect(replay('7', 'rs1: nft list ruleset')).toBe(3);
  expect(complaints.join('')).toContain('does not support: command nft');
});
