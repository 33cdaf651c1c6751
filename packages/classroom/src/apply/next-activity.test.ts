import { expect, test } from 'vitest';
import { classroomHash } from '../hash.js';
import { Room } from '../testing/room.js';

const NEXT = { type: 'next-activity', clusterId: 'A', index: 0 } as const;

/** Four people at the end of the first of two activities. */
function atTheEndOfTheFirst(): Room {
  const room = Room.withFour('both');
  for (let wait = room.waits()[0]; wait !== undefined; wait = room.waits()[0]) {
    room.decide(wait, room.right(wait.frameId));
  }
  return room;
}

test('what an activity came to stays on the desk until somebody of the cluster goes on', () => {
  const room = atTheEndOfTheFirst();
  expect(room.cluster().activity).toMatchObject({ index: 0, count: 2, finished: true });
  expect(room.cluster().console.at(-1)?.text).toBe('rs1');
  expect(room.student('tom', NEXT).refusal).toBeNull();
  expect(room.cluster().activity).toMatchObject({ index: 1, finished: false });
  expect(room.waits().length).toBeGreaterThan(0);
});

test('whoever goes on second is not refused and changes nothing', () => {
  const room = atTheEndOfTheFirst();
  room.student('tom', NEXT);
  const before = classroomHash(room.state);
  expect(room.student('ana', NEXT).refusal).toBeNull();
  expect(classroomHash(room.state)).toBe(before);
});

test('an activity that is still played, a stranger and a pause are refused', () => {
  const room = Room.withFour('both');
  expect(room.student('mei', NEXT).refusal?.code).toBe('activity/not-over');
  const over = atTheEndOfTheFirst();
  expect(over.student('nobody', NEXT).refusal?.code).toBe('seat/unknown');
  over.teacher({ type: 'pause' });
  expect(over.student('mei', NEXT).refusal?.code).toBe('classroom/paused');
});

test('where the kernel takes the last seat, the next activity begins by itself and runs to the end', () => {
  const room = atTheEndOfTheFirst();
  for (const seat of ['director', 'lan', 'rs1', 'rs2']) room.teacher({ type: 'take-seat', clusterId: 'A', seat });
  expect(room.cluster().activity).toMatchObject({ index: 1, finished: true });
});

test('a late joiner finds the part as it is and goes on with the others', () => {
  const room = Room.open('both');
  room.join('mei');
  room.teacher({ type: 'start' });
  room.playSeat('director');
  expect(room.cluster().activity).toMatchObject({ index: 0, finished: true });
  room.join('ravi');
  expect(room.student('ravi', NEXT).refusal).toBeNull();
  room.playSeat('lan');
  room.playSeat('director');
  expect(room.cluster().activity.index).toBe(1);
});
