import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';
import type { StateFile } from '../state/state-file.js';
import { parseTrace, type TraceLine } from '../trace/trace-line.js';

/** The labs that ran on a real kernel, kept compressed beside this package's sources. */
const TESTDATA = new URL('../../testdata/', import.meta.url);

/** `given`: those that the project was started with. `own`: those that we wrote to learn more rules; see its README. */
export type Collection = 'given' | 'own';

const FOLDERS: Readonly<Record<Collection, URL>> = {
  given: TESTDATA,
  own: new URL('own-recordings/', TESTDATA),
};

export function recordedLabNames(collection: Collection = 'given'): string[] {
  const names = readdirSync(new URL('labs/', FOLDERS[collection])).filter((name) => name.endsWith('.yml'));
  return names.map((name) => name.slice(0, -'.yml'.length)).sort();
}

/** No two labs of the collections have the same name. */
export function collectionOf(name: string): Collection {
  return existsSync(new URL(`labs/${name}.yml`, FOLDERS.own)) ? 'own' : 'given';
}

function fileOf(name: string, path: string): URL {
  return new URL(path, FOLDERS[collectionOf(name)]);
}

export function recordedLabPath(name: string): string {
  return fileURLToPath(fileOf(name, `labs/${name}.yml`));
}

export function recordedLab(name: string): string {
  return readFileSync(recordedLabPath(name), 'utf8');
}

export function recordedTrace(name: string): TraceLine[] {
  return parseTrace(unpack(fileOf(name, `traces/${name}.trace.jsonl.br`)));
}

export function recordedState(name: string): StateFile {
  return JSON.parse(unpack(fileOf(name, `traces/${name}.state.json.br`))) as StateFile;
}

/** A list of lab names, one a line; `#` begins a comment. */
export function labList(file: 'basic.txt' | 'equal.txt' | 'different.txt', collection: Collection = 'given'): string[] {
  const lines = readFileSync(new URL(file, FOLDERS[collection]), 'utf8').split('\n');
  return lines.map((line) => line.replace(/#.*/, '').trim()).filter((line) => line !== '');
}

const LIST_HEADS = {
  'equal.txt': '# Labs whose trace and state are equal to the recording of the real kernel.',
  'different.txt': '# Labs that run but differ from the recording: each is work to do, and none may join unseen.',
} as const;

/** Writes a list anew; a comment behind a name that stays, stays. */
export function writeLabList(
  file: keyof typeof LIST_HEADS,
  names: readonly string[],
  collection: Collection = 'given',
): void {
  const target = new URL(file, FOLDERS[collection]);
  const old = existsSync(target) ? readFileSync(target, 'utf8').split('\n') : [];
  const lines = names.map((name) => old.find((line) => line.split(/\s/)[0] === name) ?? name);
  writeFileSync(target, [LIST_HEADS[file], ...lines, ''].join('\n'));
}

export function testdataText(file: string): string {
  return readFileSync(new URL(file, TESTDATA), 'utf8');
}

function unpack(file: URL): string {
  return brotliDecompressSync(readFileSync(file)).toString('utf8');
}
