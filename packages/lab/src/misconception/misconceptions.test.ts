import { MISTAKES, mistakeIds } from '@frameplay/engine';
import { expect, test } from 'vitest';
import { MISCONCEPTIONS, misconceptionIds } from './misconceptions.js';

test('there are M1 to M68, each once', () => {
  expect(misconceptionIds()).toEqual(Array.from({ length: 68 }, (_, index) => `M${index + 1}`));
});

test('each is told in both languages', () => {
  for (const id of misconceptionIds()) {
    const { title, belief, truth } = MISCONCEPTIONS[id];
    for (const text of [title, belief, truth]) {
      expect(text.zh, id).toMatch(/[\u4e00-\u9fff]/);
      expect(text.en, id).not.toMatch(/[\u4e00-\u9fff]/);
      expect(text.zh, id).not.toMatch(/["']/);
    }
    for (const text of [belief, truth]) {
      expect(text.zh, id).toMatch(/[。）]$/);
      expect(text.en, id).toMatch(/[.)]$/);
    }
  }
});

test('whoever can be made to hold a mistake is named among its devices', () => {
  for (const id of mistakeIds())
    expect(MISCONCEPTIONS[id].devices, id).toEqual(expect.arrayContaining([...MISTAKES[id]]));
});
