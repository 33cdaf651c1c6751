import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cloneFifo, createFifo, itemAt, listOf, putLast, takeFirst } from './fifo.js';

test('a ring gives what a list would, whatever is put, taken and copied', () => {
  const step = fc.constantFrom('put', 'put', 'take', 'copy');
  fc.assert(
    fc.property(fc.array(step, { maxLength: 300 }), (steps) => {
      let ring = createFifo<number>();
      let list: number[] = [];
      steps.forEach((kind, number) => {
        if (kind === 'put') {
          putLast(ring, number);
          list = [...list, number];
        } else if (kind === 'take') {
          expect(takeFirst(ring)).toBe(list[0]);
          list = list.slice(1);
        } else {
          const before = ring;
          ring = cloneFifo(ring);
          putLast(before, -1);
        }
        expect(listOf(ring)).toEqual(list);
        expect(itemAt(ring, list.length)).toBeUndefined();
      });
    }),
  );
});
