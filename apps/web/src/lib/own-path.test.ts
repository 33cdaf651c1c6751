import { expect, test } from 'vitest';
import { ownPath } from './own-path';

test('a path of this site is followed', () => {
  expect(ownPath('/teach/abc?x=1', '/')).toBe('/teach/abc?x=1');
});

test.each(['https://elsewhere.example', '//elsewhere.example', '/\\elsewhere.example', 'teach', '', undefined])(
  '%j leads nowhere else',
  (text) => {
    expect(ownPath(text, '/teach')).toBe('/teach');
  },
);
