import { expect, test } from 'vitest';
import { incidentWalk, predictWalk, quizWalk } from '../testing/kinds-lesson.js';
import { Room } from '../testing/room.js';
import { ownMistake, tellsAhead } from './own-mistake.js';

const SEED = 7;

test('a mistake runs in the network of the activity, with the addresses that the class has there', () => {
  const report = ownMistake(predictWalk, SEED, 0, { id: 'M2', node: null });
  expect(report).toMatchObject({ mistake: 'M2', node: 'director', broken: { world: 'mistaken' } });
});

test('a mistake that nobody would notice says so', () => {
  expect(ownMistake(predictWalk, SEED, 0, { id: 'M8', node: 'rs1' })).toMatchObject({ node: 'rs1', broken: null });
});

test('a device that cannot make it gives nothing', () => {
  expect(ownMistake(predictWalk, SEED, 0, { id: 'M2', node: 'lan' })).toBeNull();
  expect(ownMistake(predictWalk, SEED, 0, { id: 'M2', node: 'nobody' })).toBeNull();
});

test('where looking is paid for nothing is shown for nothing, and a quiz has no network', () => {
  expect(ownMistake(incidentWalk, SEED, 0, { id: 'M2', node: null })).toBeNull();
  expect(ownMistake(quizWalk, SEED, 0, { id: 'M2', node: null })).toBeNull();
});

test('frames that a group has still to predict are not told ahead by a run; those that it has seen are', () => {
  const room = Room.withFour('predict');
  const report = ownMistake(predictWalk, SEED, 0, { id: 'M2', node: null });
  const tells = () => room.state.opened?.clusters.map((cluster) => report !== null && tellsAhead(cluster, 0, report));
  expect(tells()).toEqual([true]);
  for (const { id } of predictWalk.stops)
    room.teacher({ type: 'reveal', clusterId: null, activityIndex: 0, stopId: id });
  expect(tells()).toEqual([false]);
});
