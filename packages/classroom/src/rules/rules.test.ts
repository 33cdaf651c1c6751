import { expect, test } from 'vitest';
import { RULE_TEXTS, type RuleTextId, ruleText } from './rules.js';

const placeholders = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort();
const ids = Object.keys(RULE_TEXTS) as RuleTextId[];

test.each(ids)('rule %s says the same parameters in both languages', (id) => {
  const { zh, en } = RULE_TEXTS[id];
  expect(new Set(placeholders(zh))).toEqual(new Set(placeholders(en)));
});

test.each(ids)('rule %s ends its sentences as its language does', (id) => {
  const { zh, en } = RULE_TEXTS[id];
  expect(zh).toMatch(/[。」]$/);
  expect(en).toMatch(/[."]$/);
});

test('a sentence carries its parameters, said in the reader’s language where they differ', () => {
  const text = ruleText('IPVS-RR-1', {
    last: { zh: '还没有连接', en: 'there is no connection yet' },
    expected: { zh: '服务器 2', en: 'server 2' },
  });
  expect(text.zh).toContain('还没有连接，这次轮到服务器 2');
  expect(text.en).toContain('there is no connection yet, so now it is the turn of server 2');
});
