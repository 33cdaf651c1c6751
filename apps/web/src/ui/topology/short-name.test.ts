import { expect, test } from 'vitest';
import { shortName } from './short-name';

test.each([
  ['Mei', 9, 'Mei'],
  ['Chen Jie', 9, 'Chen Jie'],
  ['Maximiliana', 9, 'Maximili…'],
  ['欧阳端木', 9, '欧阳端木'],
  ['欧阳诸葛上官', 9, '欧阳诸…'],
  ['Ravi again', 6, 'Ravi…'],
])('%s in %i', (name, width, short) => {
  expect(shortName(name, width)).toBe(short);
});
