import { expect, test } from 'vitest';
import { readKept, writeKept } from './kept-answers';

function storage() {
  const kept = new Map<string, string>();
  return {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, text: string) => void kept.set(name, text),
  };
}

test('answers are found again where they were kept, and nowhere else', () => {
  const session = storage();
  writeKept(session, 'p1/0/quiz', { ratio: '5' });
  expect(readKept(session, 'p1/0/quiz')).toEqual({ ratio: '5' });
  expect(readKept(session, 'p1/1/quiz')).toBeNull();
});

test.each(['', '{', '[1]', '{"ratio":5}', 'null'])('%j is nothing that was kept', (text) => {
  expect(readKept({ getItem: () => text }, 'p1/0/quiz')).toBeNull();
});
