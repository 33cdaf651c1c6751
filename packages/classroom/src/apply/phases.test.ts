import { describe, expect, test } from 'vitest';
import type { Command } from '../command.js';
import { classroomHash } from '../hash.js';
import { Room, TEACHER } from '../testing/room.js';

describe('a refused command changes nothing', () => {
  const commands: [string, string, Command, string][] = [
    [
      'opening again',
      'teacher',
      { type: 'open', lessonId: 'flat', mode: 'guided', seed: 1, solo: null },
      'classroom/already-open',
    ],
    ['starting again', 'teacher', { type: 'start' }, 'classroom/already-started'],
    ['resuming what runs', 'teacher', { type: 'resume' }, 'classroom/not-running'],
    ['a student who pauses', 'mei', { type: 'pause' }, 'classroom/forbidden'],
    ['a student who ends a class', 'mei', { type: 'end' }, 'classroom/forbidden'],
    ['a student who removes another', 'mei', { type: 'remove', participantId: 'ravi' }, 'classroom/forbidden'],
    ['removing a stranger', 'teacher', { type: 'remove', participantId: 'nobody' }, 'participant/unknown'],
    ['taking a seat that is none', 'teacher', { type: 'take-seat', clusterId: 'A', seat: 'toaster' }, 'seat/unknown'],
    ['returning a seat of no cluster', 'teacher', { type: 'return-seat', clusterId: 'Z', seat: 'lan' }, 'seat/unknown'],
    [
      'deciding about a frame that does not wait',
      'mei',
      { type: 'decide', frameId: 999, decision: { kind: 'switch', learn: null, out: [] } },
      'frame/not-waiting',
    ],
    [
      'letting the kernel play what was not earned',
      'ravi',
      { type: 'let-kernel', clusterId: 'A', frameId: 1 },
      'frame/not-earned',
    ],
  ];

  test.each(commands)('%s', (_, who, command, code) => {
    const room = Room.withFour('flat');
    const before = classroomHash(room.state);
    const { refusal, events } = who === 'teacher' ? room.teacher(command) : room.student(who, command);
    expect(refusal?.code).toBe(code);
    expect(events).toEqual([]);
    expect(classroomHash(room.state)).toBe(before);
  });

  test('a frame that waits at somebody else is not yours to decide', () => {
    const room = Room.withFour('flat');
    const [wait] = room.waits();
    if (wait === undefined) throw new Error('something waits');
    const decision = room.right(wait.frameId);
    const other = room.student('mei', { type: 'decide', frameId: wait.frameId, decision });
    expect(wait.seat).toBe('lan');
    expect(other.refusal?.code).toBe('seat/not-yours');
  });

  test('before it was opened nothing is', () => {
    expect(new Room().send(TEACHER, { type: 'start' }).refusal?.code).toBe('classroom/not-open');
  });

  test('a lesson that nobody knows', () => {
    const room = new Room();
    const open = { type: 'open', lessonId: 'no-such', mode: 'guided', seed: 1, solo: null } as const;
    expect(room.send(TEACHER, open).refusal).toMatchObject({
      code: 'classroom/unknown-lesson',
      en: expect.stringContaining('no-such'),
    });
  });
});

test('in a pause decisions are refused and nothing moves; after it the same frame waits', () => {
  const room = Room.withFour('flat');
  const [wait] = room.waits();
  if (wait === undefined) throw new Error('something waits');
  const decision = room.right(wait.frameId);
  room.teacher({ type: 'pause' });
  const paused = classroomHash(room.state);
  expect(room.decide(wait, decision).refusal?.code).toBe('classroom/paused');
  expect(classroomHash(room.state)).toBe(paused);
  room.teacher({ type: 'resume' });
  expect(room.waits()[0]?.frameId).toBe(wait.frameId);
  expect(room.decide(wait, decision).refusal).toBeNull();
});

test('after the end everything is refused and nothing waits any more', () => {
  const room = Room.withFour('flat');
  room.teacher({ type: 'end' });
  expect(room.waits()).toEqual([]);
  expect(room.join('late').refusal?.code).toBe('classroom/ended');
});

describe('alone', () => {
  const solo = (seat: string): Room => {
    const room = new Room();
    room.watch({ role: 'student', participantId: 'solo' });
    room.student('solo', {
      type: 'open',
      lessonId: 'flat',
      mode: 'guided',
      seed: 3,
      solo: { participantId: 'solo', seat },
    });
    return room;
  };

  test.each(['director', 'lan', 'rs1', 'rs2'])(
    'on seat %s: it starts at once, the kernel plays the rest, all can be got right',
    (seat) => {
      const room = solo(seat);
      const { view } = room.viewer('solo');
      expect(view).toMatchObject({ phase: 'running', solo: true, me: { clusterId: 'A', seat } });
      expect(room.playRight()).toBeNull();
      const cluster = room.cluster();
      expect(cluster.activity.finished).toBe(true);
      expect(cluster.graded.length).toBeGreaterThan(2);
      expect(cluster.graded.every(({ right, total }) => right === total)).toBe(true);
    },
  );

  test('nobody else can join, and the student may end', () => {
    const room = solo('rs1');
    expect(room.join('other').refusal?.code).toBe('classroom/full');
    expect(room.student('solo', { type: 'end' }).refusal).toBeNull();
    expect(room.viewer('solo').view.phase).toBe('ended');
  });

  test('a seat that the lesson does not have is refused', () => {
    const room = new Room();
    const open = {
      type: 'open',
      lessonId: 'flat',
      mode: 'guided',
      seed: 1,
      solo: { participantId: 'solo', seat: 'client' },
    } as const;
    expect(room.student('solo', open).refusal?.code).toBe('seat/unknown');
  });
});
