import { expect, test } from 'vitest';
import { differing } from './differing';

const marked = (output: string, before: string | null) =>
  differing(output, before).map((line) => line.filter(({ differs }) => differs).map(({ text }) => text));

test('the first time nothing differs, and the same output never does', () => {
  expect(marked('a b', null)).toEqual([[]]);
  expect(marked('a b\nc', 'a b\nc')).toEqual([[], []]);
});

test('of a row that is there still, the words that changed are marked', () => {
  const before = '192.168.1.100 dev eth0 lladdr 02:00:00:00:00:12 STALE';
  const now = '192.168.1.100 dev eth0 lladdr 02:00:00:00:00:10 STALE';
  expect(marked(now, before)).toEqual([['02:00:00:00:00:10']]);
});

test('a new row is marked whole, columns stay where they are', () => {
  const lines = differing('TCP  10.0.0.1:80   1', 'TCP  10.0.0.1:80   0');
  expect(lines[0]?.map(({ text }) => text).join('')).toBe('TCP  10.0.0.1:80   1');
  expect(marked('old row\nnew line', 'old row')).toEqual([[], ['new', 'line']]);
});
