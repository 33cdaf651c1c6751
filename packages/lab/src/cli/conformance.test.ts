import { describe, expect, test } from 'vitest';
import { checkRecordedLab } from './check-recorded.js';
import { labList, recordedLabNames } from './recorded-labs.js';

/**
 * Against recordings of Linux 6.1. equal.txt and different.txt are asserted in both directions: a lab that gets better
 * has to be entered, one that gets worse fails here.
 */
describe.each(['given', 'own'] as const)(
  'a recorded lab (%s) runs as on the real kernel, or is refused',
  (collection) => {
    const equal = new Set(labList('equal.txt', collection));
    const different = new Set(labList('different.txt', collection));
    test.each(recordedLabNames(collection))('%s', (name) => {
      const verdict = checkRecordedLab(name);
      if (equal.has(name)) expect(verdict).toEqual({ kind: 'equal' });
      else if (different.has(name)) expect(verdict.kind).toBe('different');
      else expect(verdict.kind).toBe('unsupported');
    });
  },
);

test('all labs of the first slice are equal', () => {
  const equal = new Set(labList('equal.txt'));
  expect(labList('basic.txt').filter((name) => !equal.has(name))).toEqual([]);
});

test('no two recorded labs have the same name', () => {
  const given = new Set(recordedLabNames('given'));
  expect(recordedLabNames('own').filter((name) => given.has(name))).toEqual([]);
});
