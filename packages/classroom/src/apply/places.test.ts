import { describe, expect, test } from 'vitest';
import { classroomHash } from '../hash.js';
import { snapshotFor } from '../project/snapshot.js';
import { DOOR, Room } from '../testing/room.js';

const seatsOf = (room: Room, id: string): (string | null)[] =>
  room.cluster(id).seats.map(({ participantId }) => participantId);
const seatOf = (room: Room, name: string) => room.cluster().seats.find(({ seat }) => seat === name);

function expectLiveIsSnapshot(room: Room): void {
  for (const { viewer, view } of room.watchers()) expect(view).toEqual(snapshotFor(room.state, viewer));
}

describe('the teacher moves people', () => {
  test('to an empty seat of another group: the kernel plays on behind, and the own device is another', () => {
    const room = Room.withFour('flat');
    room.join('late');
    room.teacher({ type: 'move', participantId: 'tom', clusterId: 'B', seat: 'rs2', swap: false });
    expect(seatOf(room, 'rs1')).toEqual({ seat: 'rs1', participantId: null, playedBy: 'kernel' });
    expect(seatsOf(room, 'B')).toEqual(['late', null, null, 'tom']);
    const { view } = room.viewer('tom');
    expect(view.clusters.map(({ id, tables }) => [id, Object.keys(tables)])).toEqual([['B', ['rs2']]]);
    expectLiveIsSnapshot(room);
  });

  test('before the start: a group that is left by all is gone', () => {
    const room = Room.open('flat');
    for (const name of ['a', 'b', 'c', 'd', 'e']) room.join(name);
    room.teacher({ type: 'move', participantId: 'e', clusterId: 'A', seat: 'rs1', swap: false });
    expect(room.viewer('teacher').view.clusters.map(({ id }) => id)).toEqual(['A']);
    expectLiveIsSnapshot(room);
    room.join('f');
    expect(seatsOf(room, 'B')).toEqual(['f', null, null, null]);
  });

  test('in exchange: each has the other’s device', () => {
    const room = Room.withFour('flat');
    room.teacher({ type: 'move', participantId: 'mei', clusterId: 'A', seat: 'rs2', swap: true });
    expect(seatsOf(room, 'A')).toEqual(['ana', 'ravi', 'tom', 'mei']);
    expect(Object.keys(room.viewer('ana').view.clusters[0]?.tables ?? {})).toEqual(['director']);
    expectLiveIsSnapshot(room);
  });

  test('into a new group, and not as the third person of a seat', () => {
    const room = Room.withFour('flat');
    room.teacher({ type: 'move', participantId: 'ana', clusterId: null, seat: 'lan', swap: false });
    expect(seatsOf(room, 'B')).toEqual([null, 'ana', null, null]);
    room.teacher({ type: 'move', participantId: 'tom', clusterId: 'B', seat: 'lan', swap: false });
    const before = classroomHash(room.state);
    const third = room.teacher({ type: 'move', participantId: 'mei', clusterId: 'B', seat: 'lan', swap: false });
    expect(third.refusal?.code).toBe('seat/full');
    const nowhere = room.teacher({ type: 'move', participantId: 'mei', clusterId: null, seat: 'moon', swap: false });
    expect(nowhere.refusal?.code).toBe('seat/unknown');
    const own = room.student('mei', { type: 'move', participantId: 'mei', clusterId: 'A', seat: 'rs1', swap: true });
    expect(own.refusal?.code).toBe('classroom/forbidden');
    expect(classroomHash(room.state)).toBe(before);
  });
});

describe('who was removed', () => {
  test('is listed for the teacher and comes back to the old seat', () => {
    const room = Room.withFour('flat');
    room.teacher({ type: 'remove', participantId: 'tom' });
    expect(room.viewer('teacher').view.removed).toEqual(['tom']);
    expect(room.viewer('mei').view.removed).toEqual([]);
    expectLiveIsSnapshot(room);
    expect(room.teacher({ type: 'readmit', participantId: 'tom' }).refusal).toBeNull();
    expect(seatOf(room, 'rs1')).toEqual({ seat: 'rs1', participantId: 'tom', playedBy: 'person' });
    expect(room.viewer('teacher').view.removed).toEqual([]);
    expectLiveIsSnapshot(room);
    expect(room.teacher({ type: 'readmit', participantId: 'tom' }).refusal?.code).toBe('participant/not-removed');
  });

  test('gets the next seat when somebody else has the old one', () => {
    const room = Room.withFour('flat');
    room.teacher({ type: 'remove', participantId: 'tom' });
    room.join('ben');
    room.teacher({ type: 'move', participantId: 'ben', clusterId: 'A', seat: 'rs1', swap: false });
    room.teacher({ type: 'readmit', participantId: 'tom' });
    // Group B has come to its end among kernels when Ben had left it.
    expect(room.viewer('tom').view.me).toMatchObject({ clusterId: 'C' });
  });
});

describe('the kernel stands in for who is away, where the teacher allows it', () => {
  const away = (room: Room, participantId: string, here = false) =>
    room.send(DOOR, { type: 'presence', participantId, here });

  test('marked and not graded, and the seat is back with its person', () => {
    const room = Room.withFour('flat');
    room.teacher({ type: 'set-stand-in', allowed: true });
    const wait = room.playRight(({ seat }) => seat === 'director');
    away(room, 'mei');
    expect(seatOf(room, 'director')).toMatchObject({ playedBy: 'kernel', kernelWhy: 'away', participantId: 'mei' });
    expect(room.waits().some(({ frameId }) => frameId === wait?.frameId)).toBe(false);
    expect(room.cluster().graded.some(({ participantId }) => participantId === 'mei')).toBe(false);
    away(room, 'mei', true);
    expect(seatOf(room, 'director')).toEqual({ seat: 'director', participantId: 'mei', playedBy: 'person' });
    expectLiveIsSnapshot(room);
  });

  test('not without that word, not for a pair of which one is here, and not over the teacher’s own hand-over', () => {
    const room = Room.withFour('flat');
    away(room, 'mei');
    expect(seatOf(room, 'director')).toMatchObject({ playedBy: 'person' });
    room.teacher({ type: 'set-stand-in', allowed: true });
    expect(seatOf(room, 'director')).toMatchObject({ kernelWhy: 'away' });
    room.teacher({ type: 'set-stand-in', allowed: false });
    expect(seatOf(room, 'director')).toMatchObject({ playedBy: 'person' });
    room.join('ben');
    room.teacher({ type: 'move', participantId: 'ben', clusterId: 'A', seat: 'director', swap: false });
    room.teacher({ type: 'set-stand-in', allowed: true });
    expect(seatOf(room, 'director')).toMatchObject({ playedBy: 'person' });
    room.teacher({ type: 'take-seat', clusterId: 'A', seat: 'director' });
    away(room, 'mei', true);
    expect(seatOf(room, 'director')).toMatchObject({ playedBy: 'kernel', kernelWhy: 'taken' });
  });

  test('only the product itself says who is here', () => {
    const room = Room.withFour('flat');
    const said = room.student('mei', { type: 'presence', participantId: 'ravi', here: false });
    expect(said.refusal?.code).toBe('classroom/forbidden');
  });
});

describe('a late joiner may look on first', () => {
  test('the kernel plays the own seat until the next request, then the frames come', () => {
    const room = Room.open('both');
    for (const name of ['mei', 'ravi', 'tom']) room.join(name);
    room.teacher({ type: 'start' });
    room.playRight(({ seat }) => seat === 'director');
    room.join('late');
    expect(seatOf(room, 'rs2')).toMatchObject({ participantId: 'late', playedBy: 'person' });
    expect(room.viewer('late').view.me).toMatchObject({ late: true });
    expect(room.student('late', { type: 'watch', on: true }).refusal).toBeNull();
    expect(seatOf(room, 'rs2')).toMatchObject({ kernelWhy: 'watches' });
    expect(room.viewer('late').view.me?.late).toBeUndefined();
    expectLiveIsSnapshot(room);
    for (let step = 0; step < 60 && seatOf(room, 'rs2')?.kernelWhy === 'watches'; step++) {
      const [wait] = room.waits();
      if (wait === undefined) break;
      expect(wait.seat).not.toBe('rs2');
      room.decide(wait, room.right(wait.frameId));
    }
    room.playRight(({ seat }) => seat === 'rs2');
    expect(seatOf(room, 'rs2')).toEqual({ seat: 'rs2', participantId: 'late', playedBy: 'person' });
    expect(room.waits().some(({ seat }) => seat === 'rs2')).toBe(true);
    expect(room.cluster().graded.some(({ participantId }) => participantId === 'late')).toBe(false);
  });

  test('and takes the seat at any moment; nobody looks on alone', () => {
    const room = Room.withFour('flat');
    room.student('tom', { type: 'watch', on: true });
    room.student('tom', { type: 'watch', on: false });
    expect(seatOf(room, 'rs1')).toMatchObject({ playedBy: 'person' });
    room.join('late');
    expect(room.student('late', { type: 'watch', on: true }).refusal?.code).toBe('seat/last-person');
  });
});

describe('the teacher plays a seat', () => {
  test('what is decided is done, right or wrong, and nobody is graded', () => {
    const room = Room.withFour('flat');
    const wait = room.playRight(({ seat }) => seat === 'director');
    if (wait === null) throw new Error('the director is asked');
    const decision = { kind: 'host', verdict: 'accept', reaction: { kind: 'none' } } as const;
    const before = room.teacher({ type: 'decide', clusterId: 'A', frameId: wait.frameId, decision });
    expect(before.refusal?.code).toBe('seat/not-yours');
    room.teacher({ type: 'sit-in', clusterId: 'A', seat: 'director' });
    expect(room.viewer('mei').view.clusters[0]?.seats[0]).toMatchObject({ teacher: true, participantId: 'mei' });
    expect(room.decide(wait, room.right(wait.frameId)).refusal?.code).toBe('seat/teacher-plays');
    expect(room.teacher({ type: 'decide', clusterId: 'A', frameId: wait.frameId, decision }).refusal).toBeNull();
    expect(room.waits().some(({ frameId }) => frameId === wait.frameId)).toBe(false);
    expect(room.cluster().graded.filter(({ seat }) => seat === 'director')).toEqual([]);
    room.teacher({ type: 'return-seat', clusterId: 'A', seat: 'director' });
    expect(seatOf(room, 'director')).toEqual({ seat: 'director', participantId: 'mei', playedBy: 'person' });
    expectLiveIsSnapshot(room);
  });

  test('also an empty one, which is the kernel’s again afterwards', () => {
    const room = Room.open('flat');
    room.join('mei');
    room.teacher({ type: 'start' });
    room.teacher({ type: 'sit-in', clusterId: 'A', seat: 'lan' });
    expect(room.playRight(({ seat }) => seat === 'lan')?.seat).toBe('lan');
    room.teacher({ type: 'return-seat', clusterId: 'A', seat: 'lan' });
    expect(seatOf(room, 'lan')).toEqual({ seat: 'lan', participantId: null, playedBy: 'kernel' });
  });
});

test('a group that the teacher opens sees every device, and no longer when it is closed; others see nothing of it', () => {
  const room = Room.withFour('flat');
  room.join('late');
  room.playRight(({ seat }) => seat === 'rs1');
  room.teacher({ type: 'open-cluster', clusterId: 'A', open: true });
  const tables = (name: string) => Object.keys(room.viewer(name).view.clusters[0]?.tables ?? {}).length;
  expect([tables('mei') > 3, tables('late')]).toEqual([true, 1]);
  expect(room.viewer('ravi').view.clusters[0]).toMatchObject({ open: true });
  const others = room.viewer('mei').view.clusters[0]?.waits.filter(({ seat }) => seat !== 'director') ?? [];
  for (const { question } of others) expect(question).toBeNull();
  expectLiveIsSnapshot(room);
  room.teacher({ type: 'open-cluster', clusterId: 'A', open: false });
  expect(tables('mei')).toBe(1);
  expectLiveIsSnapshot(room);
});

test('the sixty-first person opens a sixteenth group with the kernel at the other seats, and nobody had to do anything', () => {
  const room = Room.open('flat');
  for (let n = 1; n <= 60; n++) room.send(DOOR, { type: 'join', participantId: `p${n}` });
  room.teacher({ type: 'start' });
  room.join('p61');
  expect(room.cluster('P').seats).toEqual([
    { seat: 'director', participantId: 'p61', playedBy: 'person' },
    ...['lan', 'rs1', 'rs2'].map((seat) => ({ seat, participantId: null, playedBy: 'kernel' })),
  ]);
  expect(room.waits('P')[0]).toMatchObject({ seat: 'director' });
});
