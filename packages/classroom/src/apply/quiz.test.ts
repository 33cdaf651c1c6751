import { describe, expect, test } from 'vitest';
import type { QuizView } from '../part-view.js';
import { Room } from '../testing/room.js';

const RIGHT = { count: '2', which: 'c a' };
const WRONG = { count: '2', which: 'b' };

const say = (room: Room, name: string, answers: Record<string, string>) =>
  room.student(name, { type: 'answer', activityIndex: 0, stopId: null, answers });

function partOf(room: Room, name: string): QuizView {
  const part = room.viewer(name).view.clusters[0]?.part;
  if (part?.kind !== 'quiz') throw new Error('no quiz');
  return part;
}

const resultsOf = (room: Room, name: string) => room.viewer(name).view.clusters[0]?.results ?? [];

describe('guided', () => {
  test('a wrong answer is explained without the right one, and may be tried again; both tries are kept', () => {
    const room = Room.withFour('quiz');
    expect(say(room, 'mei', WRONG).refusal).toBeNull();
    expect(resultsOf(room, 'mei')[0]).toMatchObject({ attempt: 1, points: 2, outOf: 4 });
    expect(resultsOf(room, 'mei')[0]?.detail).toMatchObject({
      answers: [
        { right: true, expected: '2' },
        { right: false, expected: null, why: null, wrong: { misconception: 'M7' } },
      ],
    });
    expect(partOf(room, 'mei')).toMatchObject({ attempts: 1, open: true });
    say(room, 'mei', RIGHT);
    expect(resultsOf(room, 'mei').map(({ attempt, points }) => [attempt, points])).toEqual([
      [1, 2],
      [2, 4],
    ]);
    expect(partOf(room, 'mei').open).toBe(false);
    expect(say(room, 'mei', RIGHT).refusal?.code).toBe('answer/closed');
  });

  test('the part is over when everybody has handed in', () => {
    const room = Room.withFour('quiz');
    for (const name of ['mei', 'ravi', 'tom']) say(room, name, RIGHT);
    expect(room.cluster().activity.finished).toBe(false);
    say(room, 'ana', WRONG);
    expect(room.cluster().activity.finished).toBe(true);
    expect(say(room, 'ana', RIGHT).refusal).toBeNull();
  });
});

test('a quiz with a hole is refused', () => {
  const room = Room.withFour('quiz');
  expect(say(room, 'mei', { count: '2' }).refusal?.code).toBe('answer/incomplete');
  expect(say(room, 'mei', { count: 'two', which: '' }).refusal?.code).toBe('answer/bad-form');
});

test.each(['consequence', 'exam'] as const)('in %s mode there is one try', (mode) => {
  const room = Room.withFour('quiz', mode);
  say(room, 'mei', WRONG);
  expect(say(room, 'mei', RIGHT).refusal?.code).toBe('answer/closed');
  expect(resultsOf(room, 'mei')).toHaveLength(mode === 'exam' ? 0 : 1);
  room.teacher({ type: 'end' });
  expect(resultsOf(room, 'mei')[0]?.detail).toMatchObject({ answers: [{}, { expected: 'a c' }] });
});

test('nobody gets a key or another’s answers before the end; the teacher counts the first tries', () => {
  const room = Room.withFour('quiz');
  say(room, 'mei', WRONG);
  say(room, 'mei', RIGHT);
  for (const name of ['ravi', 'tom']) {
    expect(JSON.stringify(room.viewer(name).stream)).not.toMatch(/SECRET|expected|"stated"|"result"/);
    expect(partOf(room, name).tallies).toEqual([]);
  }
  expect(partOf(room, 'teacher').tallies[1]?.counts).toEqual([{ value: 'b', count: 1 }]);
});

test('a group can have a mode of its own, until the class gets one again', () => {
  const room = Room.open('quiz');
  for (const name of ['a1', 'a2', 'a3', 'a4', 'b1']) room.join(name);
  room.teacher({ type: 'start' });
  room.teacher({ type: 'set-mode', mode: 'exam', clusterId: 'B' });
  expect(room.teacher({ type: 'set-mode', mode: 'exam', clusterId: 'Z' }).refusal?.code).toBe('cluster/unknown');
  expect([room.cluster('A').mode, room.cluster('B').mode]).toEqual(['guided', 'exam']);
  say(room, 'a1', WRONG);
  say(room, 'b1', WRONG);
  expect(resultsOf(room, 'a1')).toHaveLength(1);
  expect(resultsOf(room, 'b1')).toHaveLength(0);
  room.teacher({ type: 'set-mode', mode: 'consequence' });
  expect([room.cluster('A').mode, room.cluster('B').mode]).toEqual(['consequence', 'consequence']);
});
