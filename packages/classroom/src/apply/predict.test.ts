import { describe, expect, test } from 'vitest';
import { classroomHash } from '../hash.js';
import type { PredictView } from '../part-view.js';
import { snapshotFor } from '../project/snapshot.js';
import { Room } from '../testing/room.js';

const DIRECTOR = '02:00:00:00:00:10';
const RS1 = '02:00:00:00:00:11';
const AT = { activityIndex: 0, stopId: 'syn' } as const;
const REVEAL = { type: 'reveal', clusterId: null, ...AT } as const;

function partOf(room: Room, name: string, id = 'A'): PredictView {
  const part = room.viewer(name).view.clusters.find((cluster) => cluster.id === id)?.part;
  if (part?.kind !== 'predict') throw new Error('not predicting');
  return part;
}

const say = (room: Room, name: string, answers: Record<string, string>, stopId = 'syn') =>
  room.student(name, { type: 'answer', activityIndex: 0, stopId, answers });

describe('in class', () => {
  test('the network stands at the first stop, and nothing that is asked about has moved', () => {
    const room = Room.withFour('predict');
    const stop = partOf(room, 'mei').stops[0];
    expect(stop).toMatchObject({
      id: 'syn',
      state: 'asked',
      round: 1,
      people: 4,
      answered: 0,
      keys: null,
      tallies: [],
    });
    expect(room.moves()).toEqual([]);
    expect(stop?.questions.map(({ id }) => id)).toEqual(['dst', 'who']);
  });

  test('an answer is put into canonical form, may be changed, and is seen by its author and the teacher only', () => {
    const room = Room.withFour('predict');
    expect(say(room, 'mei', { dst: ' 02-00-00-00-00-11 ' }).refusal).toBeNull();
    expect(say(room, 'mei', { dst: DIRECTOR, who: 'director' }).refusal).toBeNull();
    const sheet = { participantId: 'mei', round: 1, answers: { dst: DIRECTOR, who: 'director' } };
    expect(partOf(room, 'mei').stops[0]?.sheets).toEqual([sheet]);
    expect(partOf(room, 'teacher').stops[0]?.sheets).toEqual([sheet]);
    expect(partOf(room, 'tom').stops[0]).toMatchObject({ sheets: [], tallies: [], answered: 1 });
  });

  test.each([
    [{ dst: 'nonsense' }, 'answer/bad-form'],
    [{ dst: '02:00:00:00:00' }, 'answer/bad-form'],
    [{ who: 'director nobody' }, 'answer/bad-form'],
    [{ other: 'x' }, 'answer/unknown-question'],
    [{ constructor: 'x' }, 'answer/unknown-question'],
  ])('%j is refused and changes nothing', (answers, code) => {
    const room = Room.withFour('predict');
    const before = classroomHash(room.state);
    expect(say(room, 'mei', answers).refusal?.code).toBe(code);
    expect(classroomHash(room.state)).toBe(before);
  });

  test('the teacher’s histogram is sorted by value, and two rounds are both kept', () => {
    const room = Room.withFour('predict');
    say(room, 'mei', { dst: RS1, who: 'rs1' });
    say(room, 'ravi', { dst: RS1, who: 'director' });
    say(room, 'tom', { dst: DIRECTOR, who: 'director' });
    expect(partOf(room, 'teacher').stops[0]?.tallies[0]).toEqual({
      questionId: 'dst',
      round: 1,
      answered: 3,
      counts: [
        { value: DIRECTOR, count: 1 },
        { value: RS1, count: 2 },
      ],
    });
    expect(room.teacher({ type: 'ask-again', clusterId: 'A', ...AT }).refusal).toBeNull();
    expect(room.teacher({ type: 'ask-again', clusterId: 'A', ...AT }).refusal?.code).toBe('answer/closed');
    say(room, 'mei', { dst: DIRECTOR, who: 'director' });
    room.teacher(REVEAL);
    const tallies = partOf(room, 'ana').stops[0]?.tallies.filter(({ questionId }) => questionId === 'dst');
    expect(tallies?.map(({ round, answered }) => [round, answered])).toEqual([
      [1, 3],
      [2, 1],
    ]);
    const results = room.viewer('mei').view.clusters[0]?.results ?? [];
    expect(results.map(({ item, attempt, points, outOf }) => [item, attempt, points, outOf])).toEqual([
      ['syn', 1, 0, 4],
      ['syn', 2, 4, 4],
    ]);
  });

  test('the reveal tells key, reason and misconception, and the network moves on to the next stop', () => {
    const room = Room.withFour('predict');
    say(room, 'mei', { dst: RS1, who: 'director' });
    room.teacher(REVEAL);
    const [first, second] = partOf(room, 'mei').stops;
    expect(first).toMatchObject({
      state: 'revealed',
      keys: [{ questionId: 'dst', value: DIRECTOR }, { value: 'director' }],
    });
    expect(second).toMatchObject({ id: 'request', state: 'asked', keys: null });
    expect(second?.given?.frame.ip?.dst).toBe('192.168.1.100');
    expect(room.moves().length).toBeGreaterThan(0);
    const [result] = room.viewer('mei').view.clusters[0]?.results ?? [];
    expect(result?.detail).toMatchObject({
      kind: 'answers',
      answers: [
        { got: RS1, expected: DIRECTOR, right: false, wrong: { misconception: 'M2' } },
        { got: 'director', right: true, wrong: null },
      ],
    });
    expect(room.viewer('tom').view.clusters[0]?.results).toMatchObject([{ participantId: 'tom', points: 0, outOf: 4 }]);
  });

  test('the frame before which it stands has not been sent, and comes with the reveal', () => {
    const room = Room.withFour('predict');
    room.teacher(REVEAL);
    const passed = () =>
      room.moves().filter(({ from, frame }) => from.node === 'director' && (frame.tcp?.len ?? 0) > 0).length;
    expect(passed()).toBe(1);
    room.teacher({ ...REVEAL, stopId: 'request' });
    expect(passed()).toBe(2);
    expect(room.cluster().activity.finished).toBe(true);
    expect(room.cluster().console.map(({ text }) => text)).toContain('rs2');
  });

  test('a late answer, a strange stop and a student who reveals are refused', () => {
    const room = Room.withFour('predict');
    expect(room.student('mei', REVEAL).refusal?.code).toBe('classroom/forbidden');
    expect(room.teacher({ ...REVEAL, stopId: 'request' }).refusal?.code).toBe('answer/not-asked');
    expect(room.teacher({ ...REVEAL, clusterId: 'Q' }).refusal?.code).toBe('cluster/unknown');
    room.teacher(REVEAL);
    expect(say(room, 'mei', { dst: DIRECTOR }).refusal?.code).toBe('answer/closed');
    expect(say(room, 'mei', { dst: DIRECTOR }, 'nowhere').refusal?.code).toBe('answer/not-asked');
    room.teacher({ type: 'pause' });
    expect(say(room, 'mei', { ttl: '64' }, 'request').refusal?.code).toBe('classroom/paused');
  });

  test('two groups revealed together see the answers of both, and one revealed alone its own', () => {
    const room = Room.open('predict');
    for (const name of ['a1', 'a2', 'a3', 'a4', 'b1']) room.join(name);
    room.teacher({ type: 'start' });
    say(room, 'a1', { dst: DIRECTOR });
    say(room, 'b1', { dst: RS1 });
    room.teacher(REVEAL);
    for (const [name, id] of [
      ['a2', 'A'],
      ['b1', 'B'],
    ] as const) {
      expect(partOf(room, name, id).stops[0]?.tallies[0]).toMatchObject({ answered: 2 });
    }
    say(room, 'a1', { ttl: '63' }, 'request');
    room.teacher({ ...REVEAL, clusterId: 'A', stopId: 'request' });
    expect(partOf(room, 'a2').standing).toBe(2);
    expect(partOf(room, 'b1', 'B').standing).toBe(1);
  });
});

test('nothing that a student gets before the reveal has a key, a reason, a known wrong answer or another’s answer', () => {
  const room = Room.withFour('predict');
  say(room, 'mei', { dst: RS1, who: 'rs1 rs2' });
  for (const name of ['mei', 'ravi', 'tom', 'ana', 'teacher']) {
    const text = JSON.stringify(room.viewer(name).stream);
    expect(text).not.toMatch(/SECRET|expectedWrong|"key"|HINT|untilStep|"field"/);
    if (name !== 'mei' && name !== 'teacher') expect(text).not.toContain('rs1 rs2');
  }
});

describe('in an exam', () => {
  test('students see key, histogram and result only after the end', () => {
    const room = Room.withFour('predict', 'exam');
    say(room, 'mei', { dst: RS1, who: 'director' });
    room.teacher(REVEAL);
    const cluster = () => room.viewer('mei').view.clusters[0];
    expect(partOf(room, 'mei').stops[0]).toMatchObject({ state: 'revealed', keys: null, tallies: [] });
    expect(cluster()?.results).toEqual([]);
    expect(JSON.stringify(room.viewer('mei').stream)).not.toMatch(/SECRET/);
    expect(partOf(room, 'teacher').stops[0]?.keys?.[0]?.value).toBe(DIRECTOR);
    room.teacher({ type: 'end' });
    expect(partOf(room, 'mei').stops[0]?.keys?.[0]?.value).toBe(DIRECTOR);
    expect(cluster()?.results).toHaveLength(1);
  });
});

describe('alone', () => {
  test('a whole answer reveals at once and the network moves on; a part of one is refused', () => {
    const room = Room.alone('predict');
    expect(say(room, 'mei', { dst: DIRECTOR }).refusal?.code).toBe('answer/incomplete');
    expect(say(room, 'mei', { dst: DIRECTOR, who: 'director' }).refusal).toBeNull();
    expect(partOf(room, 'mei')).toMatchObject({ standing: 1, count: 2 });
    say(room, 'mei', { ttl: '63' }, 'request');
    expect(room.cluster().activity.finished).toBe(true);
    const results = room.viewer('mei').view.clusters[0]?.results ?? [];
    expect(results.map(({ item, points }) => [item, points])).toEqual([
      ['syn', 4],
      ['request', 2],
    ]);
    room.student('mei', { type: 'next-activity', clusterId: 'A', index: 0 });
    expect(room.cluster().activity).toMatchObject({ kind: 'quiz', id: 'quiz' });
  });
});

test('what is answered when the class ends is graded, revealed or not, and live views are snapshots', () => {
  const room = Room.withFour('predict');
  say(room, 'mei', { dst: DIRECTOR });
  room.teacher({ type: 'end' });
  expect(room.viewer('mei').view.clusters[0]?.results).toMatchObject([{ item: 'syn', points: 2, outOf: 4 }]);
  for (const { viewer, view } of room.watchers()) expect(view).toEqual(snapshotFor(room.state, viewer));
});
