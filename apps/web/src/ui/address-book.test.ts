import { expect, test } from 'vitest';
import { shortestUniqueEnd } from './address-book';

test('a tag shows the shortest end of a MAC that no other device shares', () => {
  const all = ['02:00:00:00:00:0a', '02:00:00:00:00:fe', '02:00:00:00:01:fe'];
  expect(all.map((mac) => shortestUniqueEnd(mac, all))).toEqual(['0a', '00:fe', '01:fe']);
});
