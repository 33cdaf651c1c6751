import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { compareFiles } from './compare-files.js';
import { recordedLabPath } from './recorded-labs.js';
import { runLabs } from './run-labs.js';
import { type WhyOptions, whyFrame } from './why-frame.js';

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

function why(frame: string, options: Partial<WhyOptions> = {}): number {
  return whyFrame(FLAT, frame, { seed: 1, language: 'en', json: false, ...options });
}

test('tells who sent the frame, by which rule, on what that rests, and the command at the end', () => {
  expect(why('director:eth0#3')).toBe(0);
  const text = answers.join('');
  expect(text).toContain('1. #');
  expect(text).toMatch(/client sent .* > 192\.168\.1\.100:80 TCP S/);
  expect(text).toMatch(/rests on neighbour table: 192\.168\.1\.100 dev eth0/);
  expect(text).toMatch(/taught by #\d+ director sent ARP 192\.168\.1\.100 is-at/);
  expect(text).toMatch(/ARP-REPLY \(arp_process\): The address asked for is its own/);
  expect(text).toMatch(/Somebody ran on client: curl .* \(step 14\)\n$/);
});

test('speaks Chinese when asked to', () => {
  expect(why('director:eth0#3', { language: 'zh' })).toBe(0);
  expect(answers.join('')).toContain('有人在 client 上执行了：curl');
});

test('gives the same hops as JSON, with the rules of the catalogue', () => {
  expect(why('director:eth0#3', { json: true })).toBe(0);
  const told = JSON.parse(answers.join('')) as { hops: { kind: string; rule?: { id: string; zh: string } }[] };
  expect(told.hops.length).toBeLessThanOrEqual(5);
  expect(told.hops[0]).toMatchObject({ kind: 'sent', rule: { kernelFunction: expect.any(String) } });
  expect(told.hops.at(-1)).toMatchObject({ kind: 'command', node: 'client', step: 14 });
});

test.each(['0', '99999', 'director:eth9#1', 'director:eth0#0', 'abc'])('refuses the frame %s by name', (frame) => {
  expect(why(frame)).toBe(2);
  expect(complaints.join('')).toContain(`${frame}: no such frame`);
});

test('a trace with causes is the same trace to the comparer, and its numbers lead to the causes beside it', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'frameplay-why-'));
  const traced = (why: boolean): string => {
    const out = path.join(folder, String(why));
    expect(runLabs([FLAT], { out, pcap: false, why, seed: 1 })).toBe(0);
    return path.join(out, 'dr-flat-basic.trace.jsonl');
  };
  const [plain, explained] = [traced(false), traced(true)];
  expect(compareFiles(plain, explained, { acks: false, all: false })).toBe(0);
  const lines = (file: string) =>
    readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(lines(plain)[0]).not.toHaveProperty('cause');
  const causes = lines(explained.replace('.trace.', '.causes.'));
  const known = new Set([0, ...[...lines(explained), ...causes].map(({ n }) => n)]);
  expect(lines(explained).every(({ cause, rule }) => known.has(cause) && typeof rule === 'string')).toBe(true);
  rmSync(folder, { recursive: true });
});
