import type { MoveView, PlayedBy, WaitView } from '@frameplay/classroom';
import { expect, test } from 'vitest';
import type { Scene } from './scene';
import { sentUntilNow } from './until-now';

function move(no: number, node: string, sentBy: PlayedBy): MoveView {
  return { no, from: { node, iface: 'eth0' }, sentBy } as MoveView;
}

interface Desk {
  readonly moves: readonly MoveView[];
  readonly waitNo?: number;
  readonly decided?: boolean;
  readonly solo?: boolean;
}

function scene({ moves, waitNo, decided = false, solo = false }: Desk): Scene {
  const seat = { seat: 'rs1', participantId: 'p1', playedBy: 'person' };
  return {
    view: { solo, me: { participantId: 'p1', clusterId: 'A', seat: 'rs1' } },
    cluster: { moves, graded: decided ? [{ participantId: 'p1' }] : [] },
    node: { name: 'rs1' },
    seat,
    inbox: waitNo === undefined ? [] : [{ no: waitNo } as WaitView],
  } as unknown as Scene;
}

const KERNEL = [move(3, 'rs1', 'kernel'), move(4, 'lan', 'person'), move(7, 'rs1', 'kernel')];

test('who comes late is told of the frames that the kernel sent from the seat', () => {
  expect(sentUntilNow(scene({ moves: KERNEL })).map(({ no }) => no)).toEqual([3, 7]);
  expect(sentUntilNow(scene({ moves: KERNEL, waitNo: 9 })).map(({ no }) => no)).toEqual([3, 7]);
});

test.each([
  ['who sat here from the start', { moves: [move(4, 'lan', 'person')] }],
  ['who has decided', { moves: KERNEL, decided: true }],
  ['who has sent a frame', { moves: [...KERNEL, move(10, 'rs1', 'person')] }],
  ['who held a frame before the kernel sent any', { moves: KERNEL, waitNo: 2 }],
  ['who plays alone', { moves: KERNEL, solo: true }],
])('nothing is told to %s', (_, desk) => {
  expect(sentUntilNow(scene(desk))).toEqual([]);
});
