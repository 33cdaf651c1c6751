import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const HERE = new URL('./', import.meta.url);
const ID = String.raw`[A-E]\d+[a-z]?(?:\.\d)?`;

function textOf(path: string): string {
  return readFileSync(new URL(path, HERE), 'utf8');
}

function found(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map((match) => match[1] ?? '');
}

const known = textOf('../../testdata/kernel-truth.txt')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));
const tests = readdirSync(HERE).filter((name) => name.endsWith('.test.ts') && name !== 'every-truth.test.ts');
// A test is named by its id, or takes the id from its table.
const tested = new Set(
  tests.flatMap((name) => found(textOf(name), new RegExp(`(?:\\('\\[|\\bid: ')(${ID})[\\]']`, 'g'))),
);
const notTested = textOf('README.md').split('## Not tested')[1]?.split('## ')[0] ?? '';
const listed = found(notTested, new RegExp(`^\\| (${ID}) \\| \\S`, 'gm'));

test('every kernel truth is tested, or listed with the reason why not', () => {
  expect(known.filter((id) => !tested.has(id) && !listed.includes(id))).toEqual([]);
  expect(known).toHaveLength(new Set(known).size);
});

test('none is listed as not tested that is, and none is tested that nobody observed', () => {
  expect(listed.filter((id) => tested.has(id))).toEqual([]);
  expect([...tested, ...listed].filter((id) => !known.includes(id))).toEqual([]);
});
