import { expect, test } from 'vitest';
import { Room } from '../testing/room.js';
import type { MoveView, MoveWhy, WhyLink } from '../view.js';

function movesOf(room: Room, name: string): readonly MoveView[] {
  return room.viewer(name).view.clusters[0]?.moves ?? [];
}

function known(move: MoveView | undefined): MoveWhy {
  if (move?.why?.kind !== 'known') throw new Error(`move ${move?.no} says nothing`);
  return move.why;
}

/** Back from a move to where the chain ends. */
function endOf(moves: readonly MoveView[], from: MoveView): WhyLink | null {
  let link = known(from).led;
  for (;;) {
    if (link?.kind === 'timer') link = link.after;
    else if (link?.kind === 'move') {
      const { no } = link;
      link = known(moves.find((move) => move.no === no)).led;
    } else return link;
  }
}

test('after the end everybody can walk back from every frame to a command', () => {
  const room = Room.withFour('flat');
  room.playRight();
  room.teacher({ type: 'end' });
  const moves = movesOf(room, 'mei');
  expect(moves.length).toBeGreaterThan(24);
  for (const move of moves) expect(endOf(moves, move)).toMatchObject({ kind: 'command', node: 'client' });
});

test('a rule, the rows that it used and the commands behind its settings are told with a frame', () => {
  const room = Room.withFour('flat');
  room.playRight();
  room.teacher({ type: 'end' });
  const answer = movesOf(room, 'mei').find((move) => move.from.node === 'client' && move.kind === 'tcp');
  const { rule, grounds } = known(answer);
  expect(rule).not.toBeNull();
  const row = grounds.find(({ ground }) => ground.kind === 'row' && ground.table === 'neighbour');
  expect(row).toMatchObject({ by: { kind: 'move' } });
});

test('while it runs, a seat knows the reasons of its own device and of no other', () => {
  const room = Room.withFour('flat');
  room.playRight();
  const moves = movesOf(room, 'tom');
  expect(moves.some(({ why }) => why?.kind === 'known')).toBe(true);
  expect(moves.some(({ why }) => why?.kind === 'sealed')).toBe(true);
  for (const { from, why } of moves) expect(why?.kind).toBe(from.node === 'rs1' ? 'known' : 'sealed');
  const words = JSON.stringify(moves.map(({ why }) => why));
  expect(words).not.toContain('curl');
  expect(words).not.toContain('senders');
});

test('a sealed reason leads on to the own frame further back, where there is one', () => {
  const room = Room.withFour('flat');
  room.playRight();
  const moves = movesOf(room, 'tom');
  const back = moves.flatMap(({ why, no }) => (why?.kind === 'sealed' && why.ownNo !== null ? [[no, why.ownNo]] : []));
  expect(back.length).toBeGreaterThan(0);
  for (const [no, ownNo] of back) {
    expect(ownNo).toBeLessThan(no ?? 0);
    expect(moves.find((move) => move.no === ownNo)?.from.node).toBe('rs1');
  }
});

test('in an exam nobody but the teacher learns a reason before the end', () => {
  const room = Room.withFour('flat', 'exam');
  room.playRight();
  expect(movesOf(room, 'tom').every(({ why }) => why === null)).toBe(true);
  expect(movesOf(room, 'teacher').some(({ why }) => why?.kind === 'known')).toBe(true);
  room.teacher({ type: 'end' });
  expect(movesOf(room, 'tom').every(({ why }) => why?.kind === 'known')).toBe(true);
});
