import { expect, test } from 'vitest';
import { snapshotFor } from '../project/snapshot.js';
import { Room } from '../testing/room.js';

const MEI = { role: 'student', participantId: 'mei' } as const;

test('students may run their mistakes on the word of the teacher, and no longer when it is taken back', () => {
  const room = Room.withFour('flat');
  room.watch(MEI);
  const seen = () => room.watchers().find(({ viewer }) => viewer.role === 'student')?.view;
  expect(seen()?.experiments).toBe(false);
  room.teacher({ type: 'allow-experiments', allowed: true });
  expect(seen()?.experiments).toBe(true);
  expect(room.teacher({ type: 'allow-experiments', allowed: true }).events).toEqual([]);
  expect(seen()).toEqual(snapshotFor(room.state, MEI));
  room.teacher({ type: 'allow-experiments', allowed: false });
  expect(seen()?.experiments).toBe(false);
});

test('a student has no such word', () => {
  const room = Room.withFour('flat');
  expect(room.student('mei', { type: 'allow-experiments', allowed: true }).refusal?.code).toBe('classroom/forbidden');
});
