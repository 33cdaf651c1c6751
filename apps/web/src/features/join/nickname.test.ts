import { NICKNAME_MAX } from '@frameplay/protocol';
import { expect, test } from 'vitest';
import { suggestNickname } from './nickname';

const ROLLS = Array.from({ length: 288 }, (_, index) => index / 288);

test.each(['zh', 'en'] as const)('every suggestion in %s fits, and no two of the 144 are alike', (lang) => {
  const names = new Set(ROLLS.map((roll) => suggestNickname(lang, roll)));
  expect(names.size).toBe(144);
  for (const name of names) expect([...name].length).toBeLessThanOrEqual(NICKNAME_MAX);
});
