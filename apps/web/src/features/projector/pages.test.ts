import { expect, test } from 'vitest';
import type { AskedNow } from '@/activity/predict/asked-now';
import { pagesOf } from './pages';

/** A question to which so many different answers were given. */
function question(id: string, answers: number): AskedNow['questions'][number] {
  const rows = Array.from({ length: answers }, (_, index) => ({ value: String(index), count: 1 }));
  const prompt = { zh: id, en: id };
  return {
    question: { id, prompt, answer: { kind: 'mac' }, frameField: null, points: 1 },
    rows,
    right: null,
    why: null,
  };
}

const idsOf = (pages: ReturnType<typeof pagesOf>) => pages.map((page) => page.map(({ question: { id } }) => id));

test('questions stay whole and in order; a page takes as many as it holds', () => {
  const questions = [question('src', 2), question('dst', 3), question('ip', 0), question('ttl', 4)];
  expect(idsOf(pagesOf(questions, 460))).toEqual([['src', 'dst', 'ip'], ['ttl']]);
});

test('a question with more answers than a page holds has one of its own', () => {
  expect(idsOf(pagesOf([question('a', 1), question('b', 9), question('c', 1)], 300))).toEqual([['a'], ['b'], ['c']]);
});
