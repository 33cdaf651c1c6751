import { describe, expect, test } from 'vitest';
import { classroomHash } from '../hash.js';
import { Room } from '../testing/room.js';

const seatsOf = (room: Room, id: string): (string | null)[] =>
  room.cluster(id).seats.map(({ participantId }) => participantId);

describe('seats fill by themselves', () => {
  test('in the lesson’s order, and a fifth person opens a second cluster', () => {
    const room = Room.open('flat');
    for (const name of ['a', 'b', 'c', 'd', 'e']) room.join(name);
    expect(seatsOf(room, 'A')).toEqual(['a', 'b', 'c', 'd']);
    expect(seatsOf(room, 'B')).toEqual(['e', null, null, null]);
    expect(room.cluster('B').seats.map(({ playedBy }) => playedBy)).toEqual(['person', 'kernel', 'kernel', 'kernel']);
  });

  test('before the start a seat that was given back is filled again', () => {
    const room = Room.open('flat');
    for (const name of ['a', 'b', 'c']) room.join(name);
    room.teacher({ type: 'remove', participantId: 'b' });
    room.join('d');
    expect(seatsOf(room, 'A')).toEqual(['a', 'd', 'c', null]);
  });

  test('a late joiner gets a seat that nobody ever took, never the one of somebody who left', () => {
    const room = Room.open('flat');
    for (const name of ['a', 'b']) room.join(name);
    room.teacher({ type: 'start' });
    room.teacher({ type: 'remove', participantId: 'a' });
    room.join('late');
    expect(seatsOf(room, 'A')).toEqual([null, 'b', 'late', null]);
    expect(room.viewer('late').view.clusters[0]?.moves.length).toBeGreaterThan(0);
  });

  test('when every seat was taken once, a late joiner gets a new cluster that runs at once', () => {
    const room = Room.withFour('flat');
    room.join('late');
    expect(seatsOf(room, 'B')).toEqual(['late', null, null, null]);
    expect(room.waits('B')[0]).toMatchObject({ seat: 'director', frameClass: 'arp-request' });
  });

  test('joining twice is refused and changes nothing', () => {
    const room = Room.withFour('flat');
    const before = classroomHash(room.state);
    expect(room.join('mei').refusal?.code).toBe('participant/already-joined');
    expect(classroomHash(room.state)).toBe(before);
  });
});

test('a removed participant’s seat is played by the kernel, and the frames that waited there move on', () => {
  const room = Room.withFour('flat');
  const wait = room.playRight(({ seat }) => seat === 'director');
  expect(wait?.seat).toBe('director');
  room.teacher({ type: 'remove', participantId: 'mei' });
  expect(room.waits().some(({ seat }) => seat === 'director')).toBe(false);
  expect(room.viewer('mei').view).toMatchObject({ me: { clusterId: null, seat: null }, clusters: [] });
  expect(room.playRight()).toBeNull();
  expect(room.cluster().activity.finished).toBe(true);
});

test('a seat taken by the kernel is refused to its person and can be returned', () => {
  const room = Room.withFour('flat');
  const wait = room.playRight(({ seat }) => seat === 'director');
  if (wait === null) throw new Error('the director was asked');
  const decision = room.right(wait.frameId);
  room.teacher({ type: 'take-seat', clusterId: 'A', seat: 'director' });
  expect(room.decide(wait, decision).refusal?.code).toBe('seat/kernel-plays');
  expect(room.events.findLast((event) => event.type === 'done' && event.frameId === wait.frameId)).toMatchObject({
    by: 'kernel',
  });
  room.teacher({ type: 'return-seat', clusterId: 'A', seat: 'director' });
  const next = room.playRight(({ seat }) => seat === 'director');
  expect(next?.seat).toBe('director');
  expect(room.cluster().graded.some(({ frameId }) => frameId === wait.frameId)).toBe(false);
});
