import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
const testdata = path.join(root, 'packages/lab/testdata');

test('the README tells how many recorded labs there are and how many are equal', () => {
  const readme = fs.readFileSync(path.join(root, 'README.md'), 'utf8');
  const rows = [...readme.matchAll(/^\| ([^*|]+) \| (\d+) \| (\d+) \|$/gm)].map(([, , labs, equal]) =>
    [labs, equal].map(Number),
  );
  const sums = [0, 1].map((column) => rows.reduce((sum, row) => sum + (row[column] ?? 0), 0));
  const total = /^\| \*\*all\*\* \| \*\*(\d+)\*\* \| \*\*(\d+)\*\* \|$/m.exec(readme)?.slice(1).map(Number);
  expect(sums).toEqual(total);
  expect(total).toEqual([fs.readdirSync(path.join(testdata, 'labs')).length, equalLabs()]);
});

function equalLabs(): number {
  const lines = fs.readFileSync(path.join(testdata, 'equal.txt'), 'utf8').split('\n');
  return lines.filter((line) => line !== '' && !line.startsWith('#')).length;
}
