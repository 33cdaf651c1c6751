import { expect, test } from 'vitest';
import { snapshotFor } from '../project/snapshot.js';
import { Room } from '../testing/room.js';

function decideFirst(room: Room) {
  const [wait] = room.waits();
  if (wait === undefined) throw new Error('nothing waits');
  return room.decide(wait, room.right(wait.frameId));
}

test('by step: a frame moves on the word of the teacher, and the next waits for the next word', () => {
  const room = Room.withFour('flat');
  room.teacher({ type: 'set-pace', pace: 'step' });
  expect(decideFirst(room).refusal?.code).toBe('classroom/by-step');
  room.teacher({ type: 'step', clusterId: null });
  expect(room.cluster().stepsLeft).toBe(1);
  expect(decideFirst(room).refusal).toBeNull();
  expect(room.cluster().stepsLeft).toBe(0);
  expect(decideFirst(room).refusal?.code).toBe('classroom/by-step');
  for (const { viewer, view } of room.watchers()) expect(view).toEqual(snapshotFor(room.state, viewer));
});

test('a wrong answer in guided mode moves nothing and uses no step', () => {
  const room = Room.withFour('flat');
  room.teacher({ type: 'set-pace', pace: 'step' });
  room.teacher({ type: 'step', clusterId: 'A' });
  room.playRight(() => room.waits().some(({ seat }) => seat === 'lan'));
  const wait = room.waits().find(({ seat }) => seat === 'lan');
  if (wait === undefined) throw new Error('nothing waits at the switch');
  room.decide(wait, { kind: 'switch', learn: null, out: [] });
  expect(room.cluster().stepsLeft).toBe(1);
});

test('free again, everybody decides as frames come', () => {
  const room = Room.withFour('flat');
  room.teacher({ type: 'set-pace', pace: 'step' });
  room.teacher({ type: 'set-pace', pace: 'free' });
  expect(room.cluster().stepsLeft).toBeNull();
  expect(decideFirst(room).refusal).toBeNull();
  expect(room.teacher({ type: 'step', clusterId: null }).refusal?.code).toBe('classroom/not-running');
  expect(room.student('mei', { type: 'set-pace', pace: 'step' }).refusal?.code).toBe('classroom/forbidden');
});

test('a nudge reaches one student and changes nothing', () => {
  const room = Room.withFour('flat');
  expect(room.teacher({ type: 'nudge', participantId: 'mei' }).events).toHaveLength(1);
  expect(room.viewer('mei').view.nudgedAt).not.toBeNull();
  expect(room.viewer('tom').view.nudgedAt).toBeNull();
  expect(room.teacher({ type: 'nudge', participantId: 'nobody' }).refusal?.code).toBe('participant/unknown');
});
