import {
  applyEntry,
  type ClassroomState,
  type Command,
  emptyClassroom,
  type GradedView,
  kernelDecision,
  type LogEntry,
  snapshotFor,
} from '@frameplay/classroom';
import { describe, expect, test } from 'vitest';
import { catalogue, lessons, runSheets } from './index.js';

test('ids and numbers are unique', () => {
  expect(catalogue.size).toBe(lessons.length);
  expect(new Set(lessons.map(({ number }) => number)).size).toBe(lessons.length);
});

test('every lesson has its run sheet in both languages', () => {
  expect(Object.keys(runSheets).sort()).toEqual(lessons.map(({ id }) => id).sort());
});

/** All seats decide as the kernel would, through all activities of seats. */
function decisionsOf(lessonId: string): readonly GradedView[] {
  const state: ClassroomState = emptyClassroom();
  let seq = 0;
  const send = (role: 'teacher' | 'student', id: string, command: Command): void => {
    seq += 1;
    const entry: LogEntry = { seq, actor: { role, id }, command, at: '2026-01-01T00:00:00.000Z' };
    expect(applyEntry(state, entry, catalogue).refusal).toBeNull();
  };
  send('teacher', 't', { type: 'open', lessonId, mode: 'guided', seed: 1, solo: null });
  for (const { seat } of catalogue.get(lessonId)?.seats ?? [])
    send('student', seat, { type: 'join', participantId: seat });
  send('teacher', 't', { type: 'start' });
  for (;;) {
    const [cluster] = snapshotFor(state, { role: 'teacher' }).clusters;
    const [wait] = cluster?.waits ?? [];
    if (cluster === undefined || wait === undefined) return cluster?.graded ?? [];
    const decision = kernelDecision(state, cluster.id, wait.frameId);
    if (decision === null) throw new Error('what waits has a key');
    send('student', wait.seat, { type: 'decide', frameId: wait.frameId, decision });
  }
}

describe('one-frame-five-steps', () => {
  const graded = decisionsOf('one-frame-five-steps');

  test('asks the switch 8 to 14 times and every other seat 4 to 10 times', () => {
    const count = (seat: string): number => graded.filter((event) => event.seat === seat).length;
    expect(count('lan')).toBeGreaterThanOrEqual(8);
    expect(count('lan')).toBeLessThanOrEqual(14);
    for (const seat of ['director', 'rs1', 'rs2']) {
      expect(count(seat), seat).toBeGreaterThanOrEqual(4);
      expect(count(seat), seat).toBeLessThanOrEqual(10);
    }
  });

  test('asks each seat for every reaction that it has', () => {
    const reactions = (seat: string): Set<string | null | undefined> =>
      new Set(
        graded
          .filter((event) => event.seat === seat)
          .map(({ fields }) => fields.find(({ field }) => field === 'reaction')?.expected),
      );
    expect(reactions('director')).toEqual(new Set(['arp-reply', 'arp-request', 'send']));
    expect(reactions('rs1')).toEqual(new Set(['none', 'arp-reply', 'arp-request', 'send']));
  });
});
