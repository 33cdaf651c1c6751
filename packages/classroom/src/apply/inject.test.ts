import { describe, expect, test } from 'vitest';
import { FAULTS, faultsOf } from '../cluster/faults.js';
import type { FaultId } from '../command.js';
import { classroomHash } from '../hash.js';
import { snapshotFor } from '../project/snapshot.js';
import { Room } from '../testing/room.js';

const TEACHER = { role: 'teacher' } as const;

function inject(room: Room, fault: FaultId, node: string) {
  return room.teacher({ type: 'inject', clusterId: 'A', fault, node });
}

/** The same class, in which nothing was broken. */
function undisturbed(): Room {
  const room = Room.withFour('flat');
  room.playRight();
  return room;
}

function firstOf(room: Room, node: string, frameClass: string) {
  room.playRight(() => room.waits().some((wait) => wait.seat === node && wait.frameClass === frameClass));
  const wait = room.waits().find((one) => one.seat === node && one.frameClass === frameClass);
  if (wait === undefined) throw new Error(`no ${frameClass} waits at ${node}`);
  return wait;
}

describe('a fault', () => {
  test('changes what the kernel does, and so what is right: with arp_ignore 0 a server answers for the VIP', () => {
    const room = Room.withFour('flat');
    const asked = firstOf(room, 'rs1', 'arp-request');
    expect(room.right(asked.frameId)).toMatchObject({ reaction: { kind: 'none' } });
    expect(inject(room, 'arp-ignore-0', 'rs1').refusal).toBeNull();
    expect(room.right(asked.frameId)).toMatchObject({ reaction: { kind: 'arp-reply' } });
  });

  test('is told to the teacher and to nobody else, and stands in what a teacher sees after a reload', () => {
    const room = Room.withFour('flat');
    inject(room, 'arp-ignore-0', 'rs1');
    expect(room.cluster()).toMatchObject({ faults: [{ fault: 'arp-ignore-0', node: 'rs1' }], mayUndoFault: true });
    expect(room.viewer('teacher').view).toEqual(snapshotFor(room.state, TEACHER));
    for (const name of ['mei', 'ravi', 'tom', 'ana']) {
      expect(room.viewer(name).stream.some(({ type }) => type === 'faults')).toBe(false);
      expect(room.viewer(name).view.clusters[0]?.faults).toEqual([]);
    }
  });

  test('can be taken back while nothing has moved: all is as it was', () => {
    const room = Room.withFour('flat');
    const before = classroomHash(room.state);
    inject(room, 'vip-gone', 'rs1');
    expect(classroomHash(room.state)).not.toBe(before);
    expect(room.teacher({ type: 'undo-fault', clusterId: 'A' }).refusal).toBeNull();
    expect(classroomHash(room.state)).toBe(before);
    expect(room.viewer('tom').view).toEqual(snapshotFor(room.state, { role: 'student', participantId: 'tom' }));
    room.playRight();
    expect(room.cluster().activity.finished).toBe(true);
    expect(room.moves().map(({ summary }) => summary)).toEqual(
      undisturbed()
        .moves()
        .map(({ summary }) => summary),
    );
    expect(room.cluster().graded.map(({ no }) => no)).toEqual(
      undisturbed()
        .cluster()
        .graded.map(({ no }) => no),
    );
  });

  test('stays once somebody has decided about a frame', () => {
    const room = Room.withFour('flat');
    inject(room, 'arp-ignore-0', 'rs1');
    const [wait] = room.waits();
    if (wait === undefined) throw new Error('nothing waits');
    room.decide(wait, room.right(wait.frameId));
    expect(room.cluster()).toMatchObject({ mayUndoFault: false, faults: [{ fault: 'arp-ignore-0' }] });
    expect(room.teacher({ type: 'undo-fault', clusterId: 'A' }).refusal?.code).toBe('fault/nothing-to-undo');
  });

  test('that does not fit is refused and changes nothing', () => {
    const room = Room.withFour('flat');
    const before = classroomHash(room.state);
    expect(inject(room, 'service-gone', 'rs1').refusal?.code).toBe('fault/unfit');
    expect(inject(room, 'arp-ignore-0', 'nowhere').refusal?.code).toBe('fault/unfit');
    expect(room.teacher({ type: 'inject', clusterId: 'Z', fault: 'vip-gone', node: 'rs1' }).refusal?.code).toBe(
      'cluster/unknown',
    );
    const student = room.student('mei', { type: 'inject', clusterId: 'A', fault: 'vip-gone', node: 'rs1' });
    expect(student.refusal?.code).toBe('classroom/forbidden');
    inject(room, 'vip-gone', 'rs1');
    expect(inject(room, 'vip-gone', 'rs1').refusal?.code, 'it is gone already').toBe('fault/unfit');
    room.teacher({ type: 'undo-fault', clusterId: 'A' });
    expect(classroomHash(room.state)).toBe(before);
    room.playRight();
    expect(room.moves().length).toBe(undisturbed().moves().length);
  });

  test.each(['flat', 'gateway'])(
    'of every kind can be had in the lab %s, at every device that is offered it',
    (lesson) => {
      const seen = new Set<FaultId>();
      const { lab } = Room.withFour(lesson).cluster();
      for (const { name } of lab.nodes) {
        for (const fault of faultsOf(lab, name)) {
          const room = Room.withFour(lesson);
          expect(inject(room, fault, name).refusal, `${fault} at ${name}`).toBeNull();
          seen.add(fault);
        }
      }
      if (lesson === 'gateway') expect([...seen].sort()).toEqual([...FAULTS].sort());
    },
  );
});
