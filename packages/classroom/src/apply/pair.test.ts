import { describe, expect, test } from 'vitest';
import type { Decision } from '../decision.js';
import { classroomHash } from '../hash.js';
import { snapshotFor } from '../project/snapshot.js';
import { DOOR, Room } from '../testing/room.js';
import type { WaitView } from '../view.js';

/** mei and ben share the director; ravi switches, tom and ana serve. */
function withPair(mode: 'guided' | 'consequence' = 'guided'): Room {
  const room = Room.withFour('flat', mode);
  room.join('ben');
  room.teacher({ type: 'move', participantId: 'ben', clusterId: 'A', seat: 'director', swap: false });
  return room;
}

function atDirector(room: Room): { wait: WaitView; right: Decision; wrong: Decision } {
  const wait = room.playRight(({ seat }) => seat === 'director');
  if (wait === null) throw new Error('the director is asked');
  return { wait, right: room.right(wait.frameId), wrong: silent };
}

const silent: Decision = { kind: 'host', verdict: 'accept', reaction: { kind: 'none' } };
const gradedAt = (room: Room, { frameId }: WaitView) =>
  room.cluster().graded.filter((graded) => graded.frameId === frameId);
const decide = (room: Room, who: string, { frameId }: WaitView, decision: Decision) =>
  room.student(who, { type: 'decide', frameId, decision });

describe('a seat of two', () => {
  test('holds when both decide the same, and both are graded', () => {
    const room = withPair();
    const { wait, right } = atDirector(room);
    expect(decide(room, 'mei', wait, right).refusal).toBeNull();
    expect(room.waits().some(({ frameId }) => frameId === wait.frameId)).toBe(true);
    expect(gradedAt(room, wait)).toEqual([]);
    expect(room.viewer('ben').view.clusters[0]?.proposals).toEqual([
      { seat: 'director', frameId: wait.frameId, proposals: [{ participantId: 'mei', decision: right }], split: [] },
    ]);
    decide(room, 'ben', wait, right);
    expect(room.waits().some(({ frameId }) => frameId === wait.frameId)).toBe(false);
    expect(
      gradedAt(room, wait).map(({ participantId, attempt, right: n, total }) => [participantId, attempt, n === total]),
    ).toEqual([
      ['ben', 1, true],
      ['mei', 1, true],
    ]);
    expect(room.cluster().proposals).toEqual([]);
  });

  test('shows where they differ, moves nothing, and either can give in', () => {
    const room = withPair();
    const { wait, right, wrong } = atDirector(room);
    decide(room, 'mei', wait, wrong);
    decide(room, 'ben', wait, right);
    const [split] = room.viewer('mei').view.clusters[0]?.proposals ?? [];
    expect(split?.proposals.map(({ participantId }) => participantId)).toEqual(['mei', 'ben']);
    expect(split?.split[0]).toEqual({ field: 'reaction', texts: ['none', 'arp-reply'] });
    expect(JSON.stringify(split)).not.toMatch(/expected|right|why/);
    expect(gradedAt(room, wait)).toEqual([]);
    decide(room, 'mei', wait, right);
    expect(
      gradedAt(room, wait)
        .map(({ participantId }) => participantId)
        .sort(),
    ).toEqual(['ben', 'mei']);
  });

  test('when both are wrong the guided desk explains it to both and asks both again', () => {
    const room = withPair();
    const { wait, right, wrong } = atDirector(room);
    decide(room, 'mei', wait, wrong);
    decide(room, 'ben', wait, wrong);
    for (const name of ['mei', 'ben']) {
      const [cluster] = room.viewer(name).view.clusters;
      expect(cluster?.graded.map(({ participantId, attempt }) => [participantId, attempt])).toEqual([[name, 1]]);
      expect(cluster?.proposals).toEqual([]);
      expect(cluster?.waits.some(({ frameId }) => frameId === wait.frameId)).toBe(true);
    }
    decide(room, 'ben', wait, right);
    decide(room, 'mei', wait, right);
    expect(gradedAt(room, wait).map(({ attempt }) => attempt)).toEqual([1, 1, 2, 2]);
  });

  test('is decided by one alone while the other is away, who is not graded', () => {
    const room = withPair();
    const { wait, right } = atDirector(room);
    decide(room, 'mei', wait, right);
    room.send(DOOR, { type: 'presence', participantId: 'ben', here: false });
    expect(room.viewer('mei').view.participants.find(({ participantId }) => participantId === 'ben')?.away).toBe(true);
    decide(room, 'mei', wait, right);
    expect(gradedAt(room, wait).map(({ participantId }) => participantId)).toEqual(['mei']);
    room.send(DOOR, { type: 'presence', participantId: 'ben', here: true });
    const next = atDirector(room);
    decide(room, 'ben', next.wait, next.right);
    expect(room.waits().some(({ frameId }) => frameId === next.wait.frameId)).toBe(true);
  });

  test('sees its own device, and nobody else sees what it thinks of', () => {
    const room = withPair();
    const { wait, right, wrong } = atDirector(room);
    decide(room, 'mei', wait, wrong);
    decide(room, 'ben', wait, right);
    const nodes = room.viewer('ben').stream.flatMap((event) => (event.type === 'tables' ? [event.node] : []));
    // Ben served in a group of his own before he came to the director.
    const here = room.viewer('ben').view.clusters[0]?.tables ?? {};
    expect(nodes).toContain('director');
    expect(Object.keys(here)).toEqual(['director']);
    for (const name of ['ravi', 'tom', 'ana'])
      expect(room.viewer(name).stream.some(({ type }) => type === 'proposal')).toBe(false);
    expect(room.cluster().proposals).toHaveLength(1);
  });

  test('a bad proposal is refused and changes nothing', () => {
    const room = withPair();
    const { wait } = atDirector(room);
    const before = classroomHash(room.state);
    const bad: Decision = { kind: 'switch', learn: null, out: [] };
    expect(decide(room, 'ben', wait, bad).refusal?.code).toBe('decision/wrong-kind');
    expect(classroomHash(room.state)).toBe(before);
  });

  test('goes on with the second when the first is removed', () => {
    const room = withPair();
    const { wait, right } = atDirector(room);
    decide(room, 'mei', wait, right);
    room.teacher({ type: 'remove', participantId: 'mei' });
    expect(room.cluster().seats.find(({ seat }) => seat === 'director')).toEqual({
      seat: 'director',
      participantId: 'ben',
      playedBy: 'person',
    });
    expect(room.cluster().proposals).toEqual([]);
    decide(room, 'ben', wait, right);
    expect(gradedAt(room, wait).map(({ participantId }) => participantId)).toEqual(['ben']);
  });

  test.each(['guided', 'consequence'] as const)('live and snapshot are the same to the end, %s', (mode) => {
    const room = withPair(mode);
    for (let step = 0; step < 12; step++) {
      const [wait] = room.waits();
      if (wait === undefined) break;
      const right = room.right(wait.frameId);
      const seat = room.cluster().seats.find((one) => one.seat === wait.seat);
      for (const who of [seat?.participantId, seat?.partnerId]) if (who) decide(room, who, wait, right);
      for (const { viewer, view } of room.watchers()) expect(view).toEqual(snapshotFor(room.state, viewer));
    }
    room.teacher({ type: 'end' });
    for (const { viewer, view } of room.watchers()) expect(view).toEqual(snapshotFor(room.state, viewer));
  });
});

describe('two to a seat, if the class is set so', () => {
  test('seats fill first, then their second places, then a new group', () => {
    const room = Room.open('flat');
    room.teacher({ type: 'set-sharing', allowed: true });
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']) room.join(name);
    const pairs = room.cluster('A').seats.map(({ participantId, partnerId }) => `${participantId}${partnerId}`);
    expect(pairs).toEqual(['ae', 'bf', 'cg', 'dh']);
    expect(room.cluster('B').seats[0]).toMatchObject({ participantId: 'i' });
  });

  test('before the start the switch seats everybody anew, and groups that nobody needs are gone', () => {
    const room = Room.open('flat');
    for (const name of ['a', 'b', 'c', 'd', 'e']) room.join(name);
    room.teacher({ type: 'set-sharing', allowed: true });
    expect(room.viewer('teacher').view.clusters.map(({ id }) => id)).toEqual(['A']);
    expect(room.viewer('e').view).toMatchObject({ me: { clusterId: 'A', seat: 'director' } });
    for (const { viewer, view } of room.watchers()) expect(view).toEqual(snapshotFor(room.state, viewer));
    room.teacher({ type: 'set-sharing', allowed: false });
    expect(room.viewer('teacher').view.clusters.map(({ id }) => id)).toEqual(['A', 'B']);
    for (const { viewer, view } of room.watchers()) expect(view).toEqual(snapshotFor(room.state, viewer));
  });
});
