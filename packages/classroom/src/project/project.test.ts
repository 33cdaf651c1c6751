import { describe, expect, test } from 'vitest';
import type { ClassroomEvent } from '../event.js';
import { Room } from '../testing/room.js';
import { BOARD_MOVES_KEPT, type Viewer } from '../view.js';
import { project } from './project.js';
import { snapshotFor } from './snapshot.js';

const student = (participantId: string): Viewer => ({ role: 'student', participantId });

test('an event of a type that nobody listed is for nobody, not even the teacher', () => {
  const { state } = Room.withFour('flat');
  const event = { type: 'answer-key', clusterId: 'A' } as unknown as ClassroomEvent;
  expect(project(event, { role: 'teacher' }, state)).toBeNull();
  expect(project(event, student('mei'), state)).toBeNull();
});

describe('what a student’s stream carries', () => {
  const room = Room.withFour('both');
  for (const name of ['b1', 'b2']) room.join(name);
  room.playRight(({ seat, frameClass }) => seat === 'rs2' && frameClass === 'request');
  room.playRight(() => false, 'B');

  test.each([
    ['mei', 'director'],
    ['ravi', 'lan'],
    ['tom', 'rs1'],
    ['ana', 'rs2'],
  ])('%s gets the tables of %s and of no other device', (name, seat) => {
    const nodes = room.viewer(name).stream.flatMap((event) => (event.type === 'tables' ? [event.node] : []));
    expect(new Set(nodes)).toEqual(new Set([seat]));
  });

  test('nothing of another cluster', () => {
    const clusters = room
      .viewer('mei')
      .stream.flatMap((event) => ('clusterId' in event && event.type !== 'participant' ? [event.clusterId] : []));
    expect(new Set(clusters)).toEqual(new Set(['A']));
  });

  test('only the own grades', () => {
    const graded = room.viewer('tom').stream.flatMap((event) => (event.type === 'graded' ? [event.participantId] : []));
    expect(new Set(graded)).toEqual(new Set(['tom']));
  });

  test('the switch sees 14 bytes of every frame and nothing inside, not even in a summary', () => {
    for (const event of room.viewer('ravi').stream) {
      if (event.type !== 'move' && event.type !== 'wait') continue;
      expect(event.summary).toMatch(/^(ARP|IPv4)$/);
      if (event.frame === null) continue;
      expect(event.frame).toMatchObject({ arp: null, ip: null, tcp: null });
      expect(event.frame.bytes).toHaveLength(28);
    }
    const words = JSON.stringify(room.viewer('ravi').stream.filter(({ type }) => type === 'graded'));
    expect(words).not.toMatch(/SYN|who has|is at/);
  });

  test('a frame that does not touch the own device stays sealed, one that does is open', () => {
    for (const event of room.viewer('tom').stream) {
      if (event.type !== 'move') continue;
      const own = event.from.node === 'rs1' || event.to.node === 'rs1';
      expect(event.frame.arp !== null || event.frame.ip !== null).toBe(own);
    }
  });

  test('that something waits elsewhere, but neither the frame nor the question', () => {
    const others = room.viewer('tom').stream.filter((event) => event.type === 'wait' && event.seat !== 'rs1');
    expect(others.length).toBeGreaterThan(0);
    for (const event of others) {
      expect(event).toMatchObject({ frame: null, question: null, mayLetKernel: false, frameClass: 'other' });
    }
  });

  test('no key: what is expected stands only in grades of decisions that were made', () => {
    for (const name of ['mei', 'ravi', 'tom', 'ana']) {
      const rest = room.viewer(name).stream.filter(({ type }) => type !== 'graded');
      expect(JSON.stringify(rest)).not.toMatch(/expected|"key"|outPorts|pending/);
    }
  });
});

describe.each(['guided', 'consequence', 'exam'] as const)('in %s mode a view built live', (mode) => {
  test('is the view of a snapshot, for everybody, at every moment', () => {
    const room = Room.withFour('flat', mode);
    room.join('late');
    for (let step = 0; step < 12; step++) {
      const [wait] = room.waits();
      if (wait === undefined) break;
      room.decide(wait, room.right(wait.frameId));
      for (const { viewer, view } of room.watchers()) expect(view).toEqual(snapshotFor(room.state, viewer));
    }
    room.teacher({ type: 'pause' });
    room.teacher({ type: 'set-mode', mode: 'consequence' });
    room.teacher({ type: 'resume' });
    room.playRight();
    room.teacher({ type: 'end' });
    for (const { viewer, view } of room.watchers()) expect(view).toEqual(snapshotFor(room.state, viewer));
  });
});

test('a board of many groups keeps the last moves of each, a desk more of its own', () => {
  const room = Room.withFour('flat');
  room.playRight();
  const nos = (name: string) => room.viewer(name).view.clusters[0]?.moves.map(({ no }) => no) ?? [];
  expect(nos('teacher')).toHaveLength(BOARD_MOVES_KEPT);
  expect(nos('mei').length).toBeGreaterThan(BOARD_MOVES_KEPT);
  expect(nos('teacher')).toEqual(nos('mei').slice(-BOARD_MOVES_KEPT));
});
