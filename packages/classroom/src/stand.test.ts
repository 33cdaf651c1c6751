import { expect, test } from 'vitest';
import { lateSummaryOf, standOf } from './stand.js';
import { Room } from './testing/room.js';

const DIRECTOR = { dst: '02:00:00:00:00:10', who: 'director' };

test('at frames a group waits for who holds them', () => {
  const room = Room.withFour('flat');
  const { waitsFor, who, since } = standOf(room.cluster());
  expect({ waitsFor, who }).toEqual({ waitsFor: 'decision', who: ['ravi'] });
  expect(since).toMatch(/^2026/);
});

test('at a prediction it waits for those who have not answered, then for the reveal', () => {
  const room = Room.withFour('predict');
  const say = (name: string, answers: Record<string, string>) =>
    room.student(name, { type: 'answer', activityIndex: 0, stopId: 'syn', answers });
  for (const name of ['mei', 'ravi', 'tom']) say(name, DIRECTOR);
  expect(standOf(room.cluster())).toMatchObject({ waitsFor: 'answers', who: ['ana'], lastMisconception: null });
  say('ana', { ...DIRECTOR, dst: '02:00:00:00:00:11' });
  expect(standOf(room.cluster())).toMatchObject({ waitsFor: 'reveal', who: [] });
  room.teacher({ type: 'reveal', clusterId: 'A', activityIndex: 0, stopId: 'syn' });
  expect(standOf(room.cluster())).toMatchObject({ waitsFor: 'answers', lastMisconception: 'M2' });
  expect(lateSummaryOf(room.cluster())).toMatchObject({
    part: { number: 1, count: 2 },
    done: { what: 'stops', count: 1 },
    waitsFor: 'answers',
  });
});

test('at a repair for anybody, at a quiz for who has not handed in, and then for going on or nothing', () => {
  const repair = Room.withFour('repair');
  expect(standOf(repair.cluster())).toMatchObject({ waitsFor: 'repair' });
  const quiz = Room.withFour('quiz');
  const answers = { count: '2', which: 'b' };
  for (const name of ['mei', 'ravi', 'tom']) {
    quiz.student(name, { type: 'answer', activityIndex: 0, stopId: null, answers });
  }
  expect(standOf(quiz.cluster())).toMatchObject({ waitsFor: 'answers', who: ['ana'], lastMisconception: 'M7' });
  quiz.student('ana', { type: 'answer', activityIndex: 0, stopId: null, answers });
  expect(standOf(quiz.cluster())).toMatchObject({ waitsFor: 'nothing', who: [] });
});
