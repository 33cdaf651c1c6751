import { expect, test } from 'vitest';
import { MOVES_AT_MOST, recentMoves } from './recent-moves.js';

function move(no: number, node: string, iface: string, tUs: number) {
  return { no, tUs, from: { node, iface }, frame: { src: 'a', dst: 'ff', bytes: '00' } };
}

/** One broadcast that a switch copies to `ports` ports, after `before` frames of a host. */
function flood(ports: number, before: number) {
  const first = Array.from({ length: before }, (_, index) => move(index, 'client', 'eth0', index));
  return [...first, ...Array.from({ length: ports }, (_, port) => move(before + port, 'lan', `p${port}`, before))];
}

test('a flood that fits is kept whole, with nothing before it', () => {
  expect(recentMoves(flood(200, 30), 120).map(({ no }) => no)).toEqual(Array.from({ length: 200 }, (_, n) => n + 30));
});

test('a cut between frames that are no copies stays where it is', () => {
  expect(recentMoves(flood(20, 300), 120)).toHaveLength(120);
});

test('a flood is no reason to keep more than the most', () => {
  expect(recentMoves(flood(1000, 0), 120)).toHaveLength(MOVES_AT_MOST);
});

test('one by one gives the same as all at once', () => {
  const moves = flood(200, 150);
  let kept: readonly (typeof moves)[number][] = [];
  for (const next of moves) kept = recentMoves([...kept, next], 120);
  expect(kept).toEqual(recentMoves(moves, 120));
});
