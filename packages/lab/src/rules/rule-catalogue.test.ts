import { RULES, type RuleId } from '@frameplay/engine';
import { expect, test } from 'vitest';
import { catalogued } from './rule-catalogue.js';

const ids = Object.keys(RULES) as RuleId[];

test.each(ids)('%s has a function of the kernel and a whole sentence in both languages', (id) => {
  const { kernelFunction, zh, en } = catalogued(id);
  expect(kernelFunction).toMatch(/^[a-z_][a-z0-9_]*$/);
  expect(zh).toMatch(/^\S.*。$/);
  expect(en).toMatch(/^[A-Za-z].*\.$/);
});

test('no sentence is said of two rules', () => {
  for (const language of ['zh', 'en'] as const) {
    const sentences = ids.map((id) => catalogued(id)[language]);
    expect(new Set(sentences).size).toBe(sentences.length);
  }
});
