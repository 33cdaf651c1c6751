import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { recordedLabPath } from './recorded-labs.js';
import { listMistakes, type MistakeOptions, showMistake } from './show-mistake.js';

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

function show(file: string | undefined, options: Partial<MistakeOptions>): number {
  return showMistake(file, { device: undefined, rule: undefined, lang: 'en', json: false, seed: 1, ...options });
}

test('prints the belief, the truth, the two frames and where it breaks', () => {
  expect(show(FLAT, { device: 'director', rule: 'M2' })).toBe(0);
  const text = answers.join('');
  expect(text).toMatch(/^M2 @ director: DR changes the destination IP to the RIP\nbelief: /);
  expect(text).toMatch(/\n- as it is: #\d+ [\d.]+ director:eth0 out .* > 192\.168\.1\.100:80 TCP S/);
  expect(text).toMatch(/\n\+ by the mistake: #\d+ [\d.]+ director:eth0 out .* > 192\.168\.1\.1[12]:80 TCP S/);
  expect(text).toContain('client sends RST');
});

test('speaks Chinese, and needs no lab for a mistake that has its own', () => {
  expect(show(undefined, { rule: 'M19', lang: 'zh' })).toBe(0);
  expect(answers.join('')).toContain('director 收到源地址是它自己的数据包');
  expect(answers.join('')).toContain('规则: IP-MARTIAN-SOURCE');
});

test('as JSON it is one value', () => {
  expect(show(undefined, { rule: 'M4', json: true })).toBe(0);
  expect(JSON.parse(answers.join(''))).toMatchObject({ mistake: 'M4', broken: { world: 'mistaken' } });
});

test('lists every wrong rule with its devices', () => {
  expect(listMistakes('en')).toBe(0);
  expect(answers[0]).toMatch(/^M1 +switch +The switch rewrites the source MAC\n$/);
  expect(answers.length).toBeGreaterThanOrEqual(20);
});

test.each([
  [undefined, { rule: 'M99' }, 'no such wrong rule'],
  [undefined, { rule: 'M4', lang: 'fr' }, '--lang fr'],
  [FLAT, { rule: 'M4' }, '--device'],
  [FLAT, { rule: 'M4', device: 'nobody' }, 'no node "nobody"'],
  [FLAT, { rule: 'M1', device: 'rs1' }, 'M1 is no rule of a host'],
  [undefined, { rule: 'M22' }, 'no lab of its own'],
  ['missing.yml', { rule: 'M4', device: 'rs1' }, 'missing.yml'],
] as const)('%s with %o is refused: %s', (file, options, reason) => {
  expect(show(file, options)).toBe(2);
  expect(complaints.join('')).toContain(reason);
  expect(answers).toEqual([]);
});
