import { describe, expect, test } from 'vitest';
import { messages } from './index';

function paths(value: unknown, at = ''): string[] {
  if (typeof value === 'string') return [at];
  return Object.entries(value ?? {}).flatMap(([key, inner]) => paths(inner, at === '' ? key : `${at}.${key}`));
}

function textAt(catalogue: unknown, path: string): string {
  let value = catalogue;
  for (const key of path.split('.')) value = (value as Record<string, unknown>)[key];
  return String(value);
}

/** Names of the arguments. Braces inside a plural hold words, not arguments: every second depth is text again. */
function argumentsOf(text: string): string[] {
  const names: string[] = [];
  let depth = 0;
  for (const match of text.matchAll(/\{(\w*)|\}/g)) {
    if (match[0] === '}') depth -= 1;
    else {
      if (depth % 2 === 0) names.push(match[1] ?? '');
      depth += 1;
    }
  }
  return names.sort();
}

describe('the catalogues', () => {
  test('have the same keys', () => {
    expect(paths(messages.zh).sort()).toEqual(paths(messages.en).sort());
  });

  test('name the same arguments in both languages', () => {
    for (const path of paths(messages.en)) {
      const zh = new Set(argumentsOf(textAt(messages.zh, path)));
      const en = new Set(argumentsOf(textAt(messages.en, path)));
      expect([path, ...zh], path).toEqual([path, ...en]);
    }
  });

  test('use full-width punctuation after Chinese characters', () => {
    const offenders = paths(messages.zh).filter((path) =>
      /[\u4e00-\u9fff][,;:?!](\s|$)/u.test(textAt(messages.zh, path)),
    );
    expect(offenders).toEqual([]);
  });
});
