import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';
import type { StateFile } from '../state/state-file.js';
import { parseTrace, type TraceLine } from '../trace/trace-line.js';

/** The labs that ran on a real kernel, kept compressed beside this package's sources. */
const TESTDATA = new URL('../../testdata/', import.meta.url);

export function recordedLabNames(): string[] {
  const names = readdirSync(new URL('labs/', TESTDATA)).filter((name) => name.endsWith('.yml'));
  return names.map((name) => name.slice(0, -'.yml'.length)).sort();
}

export function recordedLabPath(name: string): string {
  return fileURLToPath(new URL(`labs/${name}.yml`, TESTDATA));
}

export function recordedLab(name: string): string {
  return readFileSync(recordedLabPath(name), 'utf8');
}

export function recordedTrace(name: string): TraceLine[] {
  return parseTrace(unpack(`traces/${name}.trace.jsonl.br`));
}

export function recordedState(name: string): StateFile {
  return JSON.parse(unpack(`traces/${name}.state.json.br`)) as StateFile;
}

/** A list of lab names, one a line; `#` begins a comment. */
export function labList(file: 'basic.txt' | 'equal.txt' | 'different.txt' | 'different.txt'): string[] {
  const lines = readFileSync(new URL(file, TESTDATA), 'utf8').split('\n');
  return lines.map((line) => line.replace(/#.*/, '').trim()).filter((line) => line !== '');
}

const LIST_HEADS = {
  'equal.txt': '# Labs whose trace and state are equal to the recording of the real kernel.',
  'different.txt': '# Labs that run but differ from the recording: each is work to do, and none may join unseen.',
} as const;

export function writeLabList(file: keyof typeof LIST_HEADS, names: readonly string[]): void {
  writeFileSync(new URL(file, TESTDATA), [LIST_HEADS[file], ...names, ''].join('\n'));
}

export function testdataText(path: string): string {
  return readFileSync(new URL(path, TESTDATA), 'utf8');
}

function unpack(path: string): string {
  return brotliDecompressSync(readFileSync(new URL(path, TESTDATA))).toString('utf8');
}
