import { describe, expect, test } from 'vitest';
import { botMistakesOf } from '../cluster/bots.js';
import type { Command } from '../command.js';
import { classroomHash } from '../hash.js';
import { snapshotFor } from '../project/snapshot.js';
import { emptyClassroom } from '../state.js';
import { Room } from '../testing/room.js';
import { walks } from '../testing/walk-lesson.js';
import type { ClassroomView } from '../view.js';
import { applyEntry } from './apply-entry.js';

type SetBot = Extract<Command, { readonly type: 'set-bot' }>;

function setBot(seat: string, mistake: SetBot['mistake'], clusterId = 'A'): SetBot {
  return { type: 'set-bot', clusterId, seat, mistake };
}

/** mei directs, ravi is the switch, tom is server 1; nobody is server 2. */
function roomOfThree(): Room {
  const room = Room.open('flat', 'consequence');
  for (const name of ['mei', 'ravi', 'tom']) room.join(name);
  return room;
}

function botOf(view: ClassroomView, seat: string): string | undefined {
  return view.clusters.find(({ id }) => id === 'A')?.seats.find((one) => one.seat === seat)?.bot;
}

describe('a bot at an empty seat', () => {
  test('follows its wrong rule in the network: M4 answers for the virtual address', () => {
    const room = roomOfThree();
    expect(room.teacher(setBot('rs2', 'M4')).refusal).toBeNull();
    room.teacher({ type: 'start' });
    room.playRight();
    const answers = room
      .moves()
      .filter(({ frame, from }) => from.node === 'rs2' && frame?.arp?.spa === '192.168.1.100');
    expect(answers.length).toBeGreaterThan(0);
  });

  test('is the plain kernel again when the teacher says so: the network goes as it goes without', () => {
    const [plain, back] = [roomOfThree(), roomOfThree()];
    back.teacher(setBot('rs2', 'M4'));
    back.teacher(setBot('rs2', null));
    for (const room of [plain, back]) {
      room.teacher({ type: 'start' });
      room.playRight();
    }
    expect(back.moves().map(({ summary }) => summary)).toEqual(plain.moves().map(({ summary }) => summary));
  });

  test('holds on to its belief in the next activity', () => {
    const room = Room.open('both', 'guided');
    for (const name of ['mei', 'ravi', 'tom']) room.join(name);
    room.teacher(setBot('rs2', 'M17'));
    room.teacher({ type: 'start' });
    room.playRight(() => room.cluster().activity.index === 1);
    expect(room.cluster().activity.index).toBe(1);
    expect(botOf(snapshotFor(room.state, { role: 'teacher' }), 'rs2')).toBe('M17');
  });

  test('gives the seat to a person who joins, and its belief with it goes', () => {
    const room = roomOfThree();
    room.teacher(setBot('rs2', 'M4'));
    room.join('ana');
    expect(botOf(snapshotFor(room.state, { role: 'teacher' }), 'rs2')).toBeUndefined();
    room.teacher({ type: 'start' });
    room.playRight();
    expect(
      room
        .cluster()
        .graded.flatMap(({ fields }) => fields)
        .every(({ right }) => right),
    ).toBe(true);
  });
});

/** What the network does when nobody errs but the bot. */
function summariesWith(mistake: SetBot['mistake'], lab: 'flat' | 'gateway'): readonly string[] {
  const room = Room.open(lab, 'consequence');
  for (const name of ['mei', 'ravi', 'tom']) room.join(name);
  room.teacher(setBot('rs2', mistake));
  room.teacher({ type: 'start' });
  room.playRight();
  return room.moves().map(({ from, summary }) => `${from.node} ${summary}`);
}

describe('misconceptions about a setting: the server is set as the believer would have it', () => {
  test.each(['M3', 'M5', 'M6', 'M7', 'M8', 'M9', 'M10', 'M14'] as const)('%s shows behind a gateway', (id) => {
    expect(summariesWith(id, 'gateway')).not.toEqual(summariesWith(null, 'gateway'));
  });

  test('M15 shows to a client of the same subnet, and not behind a gateway', () => {
    expect(summariesWith('M15', 'flat')).not.toEqual(summariesWith(null, 'flat'));
    expect(summariesWith('M15', 'gateway')).toEqual(summariesWith(null, 'gateway'));
  });

  test('M3, M6, M9 and M14 answer for the virtual address; M7 answers for nothing', () => {
    const answers = (id: SetBot['mistake']) => summariesWith(id, 'flat').filter((text) => /^rs2 .* is at/.test(text));
    for (const id of ['M3', 'M6', 'M9', 'M14'] as const)
      expect(answers(id)).toContainEqual(expect.stringContaining('192.168.1.100 is at'));
    expect(answers(null).every((text) => text.includes('192.168.1.12 is at'))).toBe(true);
    expect(answers('M7')).toEqual([]);
  });

  test.each(['M3', 'M7', 'M14', 'M15'] as const)('%s leaves nothing behind when the seat is given back', (id) => {
    const [plain, back] = [roomOfThree(), roomOfThree()];
    for (const room of [plain, back]) room.teacher({ type: 'start' });
    back.teacher(setBot('rs2', id));
    back.teacher(setBot('rs2', null));
    for (const room of [plain, back]) room.playRight();
    expect(back.moves().map(({ summary }) => summary)).toEqual(plain.moves().map(({ summary }) => summary));
  });
});

describe('every misconception that is offered for a device', () => {
  test.each([
    ['lan', 'switch'],
    ['director', 'director'],
    ['rs2', 'server'],
  ] as const)('is held by a bot at %s, and given up again', (seat, role) => {
    const room = Room.open('gateway', 'consequence');
    for (const name of ['mei', 'ravi', 'tom']) room.join(name);
    room.teacher({ type: 'start' });
    for (const id of botMistakesOf(role)) {
      expect(room.teacher(setBot(seat, id)).refusal).toBeNull();
      room.playRight();
    }
    expect(room.teacher(setBot(seat, null)).refusal).toBeNull();
  });
});

test('a bot takes the seat of a person, who gets it back as it was', () => {
  const room = roomOfThree();
  room.teacher({ type: 'start' });
  room.teacher(setBot('rs1', 'M4'));
  const seat = () => room.cluster().seats.find((one) => one.seat === 'rs1');
  expect(seat()).toMatchObject({ participantId: 'tom', playedBy: 'kernel', bot: 'M4' });
  room.teacher({ type: 'return-seat', clusterId: 'A', seat: 'rs1' });
  expect(seat()).toEqual({ seat: 'rs1', participantId: 'tom', playedBy: 'person' });
});

describe('which bot believes what is a secret', () => {
  test('students get nothing of it: not live, not in a snapshot, not after the end; the teacher does', () => {
    const room = roomOfThree();
    for (const name of ['mei', 'ravi', 'tom']) room.watch({ role: 'student', participantId: name });
    const before = room.watchers().map(({ viewer, view }) => ({ viewer, view: JSON.stringify(view) }));
    room.teacher(setBot('rs2', 'M14'));
    for (const { viewer, view } of room.watchers()) {
      const text = JSON.stringify(view);
      if (viewer.role === 'teacher') expect(text).toContain('"bot":"M14"');
      else expect(text).toBe(before.find((one) => JSON.stringify(one.viewer) === JSON.stringify(viewer))?.view);
    }
    room.teacher({ type: 'start' });
    room.playRight();
    for (const phase of ['running', 'ended'] as const) {
      if (phase === 'ended') room.teacher({ type: 'end' });
      for (const name of ['mei', 'ravi', 'tom']) {
        const viewer = { role: 'student', participantId: name } as const;
        expect(JSON.stringify(snapshotFor(room.state, viewer))).not.toContain('M14');
      }
    }
  });

  test('the live view of the teacher is the snapshot', () => {
    const room = roomOfThree();
    room.teacher(setBot('rs2', 'M14'));
    room.teacher(setBot('director', 'M20'));
    room.teacher(setBot('rs2', null));
    const live = room.watchers().find(({ viewer }) => viewer.role === 'teacher')?.view;
    expect(live).toEqual(snapshotFor(room.state, { role: 'teacher' }));
  });
});

test.each([
  ['a seat that is none', setBot('rs9', 'M4'), 'seat/unknown'],
  ['a group that is none', setBot('rs2', 'M4', 'Z'), 'seat/unknown'],
  ['a rule of a switch for a server', setBot('rs2', 'M1'), 'seat/unfit-mistake'],
  ['a rule of a server for the switch', setBot('lan', 'M4'), 'seat/unfit-mistake'],
] as const)('%s is refused and changes nothing', (_, command, code) => {
  const room = roomOfThree();
  const before = classroomHash(room.state);
  expect(room.teacher(command).refusal?.code).toBe(code);
  expect(classroomHash(room.state)).toBe(before);
});

test('students in class may not set a bot', () => {
  const room = roomOfThree();
  expect(room.student('mei', setBot('rs2', 'M4')).refusal?.code).toBe('classroom/forbidden');
});

test('a student alone may, at the seats of the others, and sees it', () => {
  const state = emptyClassroom();
  const actor = { role: 'student', id: 'mei' } as const;
  let seq = 0;
  const send = (command: Command) => {
    seq += 1;
    return applyEntry(state, { seq, actor, command, at: '2026-01-01T00:00:00.000Z' }, walks);
  };
  const solo = { participantId: 'mei', seat: 'director' };
  send({ type: 'open', lessonId: 'flat', mode: 'consequence', seed: 7, solo });
  expect(send(setBot('director', 'M20')).refusal?.code).toBe('classroom/forbidden');
  expect(send(setBot('rs1', 'M9')).refusal).toBeNull();
  expect(botOf(snapshotFor(state, { role: 'student', participantId: 'mei' }), 'rs1')).toBe('M9');
});
