import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { compareTraces } from '../compare/compare-traces.js';
import { parseTrace } from '../trace/trace-line.js';
import { compareFiles } from './compare-files.js';
import { playFile } from './play-file.js';
import { recordedLabPath, recordedTrace } from './recorded-labs.js';
import { runLabs } from './run-labs.js';

let folder = '';
let complaints: string[] = [];
let answers: string[] = [];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'frameplay-'));
  complaints = [];
  answers = [];
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => complaints.push(String(text)) > 0);
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => answers.push(String(text)) > 0);
});

afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

function labFile(name: string, steps: string): string {
  const file = path.join(folder, `${name}.yml`);
  const nodes = '  nodes:\n    a: { kind: linux }\n';
  writeFileSync(file, `name: ${name}\ntopology:\n${nodes}steps:\n${steps}`);
  return file;
}

const run = (...files: string[]): number =>
  runLabs(files, { out: path.join(folder, 'out'), pcap: true, why: false, seed: 1 });
const written = (): string[] => readdirSync(path.join(folder, 'out')).sort();

describe('frameplay run', () => {
  test('writes trace, state and capture of a lab and ends with 0', () => {
    expect(run(recordedLabPath('switch-learn'))).toBe(0);
    expect(written()).toEqual(['switch-learn.pcapng', 'switch-learn.state.json', 'switch-learn.trace.jsonl']);
    const trace = parseTrace(readFileSync(path.join(folder, 'out', 'switch-learn.trace.jsonl'), 'utf8'));
    expect(compareTraces(recordedTrace('switch-learn'), trace, { reorderS: 0.3 }).differences).toEqual([]);
  });

  test('ends with 0 also when a step of the lab fails', () => {
    expect(run(labFile('fails', '  - { on: a, run: "ip addr add 1.2.3.4/24 dev eth7" }\n'))).toBe(0);
    const state = JSON.parse(readFileSync(path.join(folder, 'out', 'fails.state.json'), 'utf8')) as unknown;
    expect(state).toMatchObject({ steps: [{ exit: 1, stderr: 'Cannot find device "eth7"\n' }] });
  });

  test('ends with 2 and one line with file, line and reason for a bad file, and runs the others', () => {
    const bad = labFile('bad', '  - { on: nobody, run: "true" }\n');
    expect(run(bad, recordedLabPath('switch-learn'))).toBe(2);
    expect(complaints).toEqual([`frameplay: ${bad}:6: step 0 runs on "nobody", which is no node\n`]);
    expect(written()).toHaveLength(3);
  });

  test('ends with 2 for a file that is not there', () => {
    expect(run(path.join(folder, 'none.yml'))).toBe(2);
    expect(complaints.join('')).toContain('none.yml: cannot be read (ENOENT)');
  });

  test('ends with 3, names the command and writes no trace for a lab that needs what this version has not', () => {
    const lab = labFile('unsupported', '  - { on: a, run: "true" }\n  - { on: a, run: "nft list ruleset" }\n');
    expect(run(lab)).toBe(3);
    expect(complaints).toEqual([`frameplay: ${lab}:7: this version does not support: command nft\n`]);
    expect(written()).toEqual([]);
  });

  test('the worst of several labs counts', () => {
    const unsupported = labFile('unsupported', '  - { on: a, run: "nft list ruleset" }\n');
    expect(run(unsupported, labFile('bad', '  - 1\n'), recordedLabPath('switch-learn'))).toBe(3);
  });

  test('does not let one lab overwrite the trace of another with the same name', () => {
    const lab = recordedLabPath('switch-learn');
    expect(run(lab, lab)).toBe(2);
    expect(complaints.join('')).toContain('whose trace it would overwrite');
  });

  test('gives the same bytes for the same seed', () => {
    const read = (): string => readFileSync(path.join(folder, 'out', 'dr-gw-basic.trace.jsonl'), 'utf8');
    run(recordedLabPath('dr-gw-basic'));
    const first = read();
    run(recordedLabPath('dr-gw-basic'));
    expect(read()).toBe(first);
  });
});

describe('frameplay play', () => {
  test("prints the score of the kernel's own frames", () => {
    run(recordedLabPath('dr-gw-basic'));
    const trace = path.join(folder, 'out', 'dr-gw-basic.trace.jsonl');
    expect(playFile(recordedLabPath('dr-gw-basic'), { seat: 'director', answers: trace, seed: 2 })).toBe(0);
    expect(answers.at(-1)).toMatch(/^score (\d+)\/\1\n$/);
  });

  test('names the seats when the one asked for does not exist', () => {
    const trace = path.join(folder, 'none.jsonl');
    writeFileSync(trace, '');
    expect(playFile(recordedLabPath('dr-gw-basic'), { seat: 'rs9', answers: trace, seed: 1 })).toBe(2);
    expect(complaints.join('')).toContain('has no node "rs9" (nodes: client, gw, director, rs1, rs2, lan)');
  });
});

describe('frameplay compare', () => {
  test('ends with 2 for a file that is no trace', () => {
    const file = path.join(folder, 'x.jsonl');
    writeFileSync(file, 'hello\n');
    expect(compareFiles(file, file, { all: false })).toBe(2);
    expect(complaints.join('')).toContain('line 1: not JSON');
    expect(existsSync(file)).toBe(true);
  });
});
