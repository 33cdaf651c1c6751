import { expect, test } from 'vitest';
import { codeFrom, spacedCode } from './class-code';

test.each([
  ['k7q p2m', 'K7QP2M'],
  [' K7Q-P2M\n', 'K7QP2M'],
  ['Ｋ７ＱＰ２Ｍ', 'K7QP2M'],
  ['http://frameplay.local:3000/join/K7QP2M', 'K7QP2M'],
  ['http://frameplay.local:3000/join/K7QP2M?x=1', 'K7QP2M'],
  ['K7QP2MZZZZ', 'K7QP2M'],
])('%j is the code %s', (typed, code) => {
  expect(codeFrom(typed)).toBe(code);
});

test('what no code has is left out while typing', () => {
  expect(codeFrom('0O1I?A')).toBe('A');
});

test('a code is read in two groups of three', () => {
  expect(spacedCode('K7QP2M')).toBe('K7Q P2M');
  expect(spacedCode('K7')).toBe('K7');
});
