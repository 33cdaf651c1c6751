import {
  applyEntry,
  type ClassroomState,
  type Command,
  emptyClassroom,
  type GradedView,
  gradebookOf,
  kernelDecision,
  type LogEntry,
  snapshotFor,
} from '@frameplay/classroom';
import { describe, expect, test } from 'vitest';
import { catalogue, lessons } from './index.js';

interface Played {
  readonly state: ClassroomState;
  readonly graded: readonly GradedView[];
  readonly moves: readonly string[];
}

/** A whole class of one cluster decides as the kernel would, from the lobby to the end. */
function playThrough(lessonId: string): Played {
  const state = emptyClassroom();
  const moves: string[] = [];
  let seq = 0;
  const send = (role: 'teacher' | 'student', id: string, command: Command): void => {
    seq += 1;
    const entry: LogEntry = { seq, actor: { role, id }, command, at: '2026-01-01T00:00:00.000Z' };
    const { events, refusal } = applyEntry(state, entry, catalogue);
    expect(refusal).toBeNull();
    for (const event of events)
      if (event.type === 'move') moves.push(`${event.from.node} ${event.to.node} ${event.summary}`);
  };
  send('teacher', 't', { type: 'open', lessonId, mode: 'guided', seed: 1, solo: null });
  for (const { seat } of catalogue.get(lessonId)?.seats ?? [])
    send('student', seat, { type: 'join', participantId: seat });
  send('teacher', 't', { type: 'start' });
  for (;;) {
    const [cluster] = snapshotFor(state, { role: 'teacher' }).clusters;
    const [wait] = cluster?.waits ?? [];
    if (cluster === undefined || wait === undefined) return { state, graded: cluster?.graded ?? [], moves };
    const decision = kernelDecision(state, cluster.id, wait.frameId);
    if (decision === null) throw new Error('what waits has a key');
    send('student', wait.seat, { type: 'decide', frameId: wait.frameId, decision });
  }
}

test('ids and numbers are unique', () => {
  expect(catalogue.size).toBe(lessons.length);
  expect(new Set(lessons.map(({ number }) => number)).size).toBe(lessons.length);
});

describe.each(lessons.map((lesson) => [lesson.id, lesson] as const))('%s', (id, lesson) => {
  test('every text is there in both languages', () => {
    const texts = [
      lesson.title,
      lesson.summary,
      ...lesson.seats.map(({ title }) => title),
      ...lesson.activities.map(({ title }) => title),
    ];
    for (const { zh, en } of texts) {
      expect(zh).toMatch(/\p{Script=Han}/u);
      expect(en).not.toBe('');
    }
  });

  test('its own solution, the kernel, scores everything at first try', () => {
    const { state, graded } = playThrough(id);
    expect(graded.flatMap(({ fields }) => fields).filter(({ right }) => !right)).toEqual([]);
    expect(snapshotFor(state, { role: 'teacher' }).clusters[0]?.activity).toMatchObject({ finished: true });
    for (const { firstTry } of gradebookOf(state)) expect(firstTry.right).toBe(firstTry.total);
  });
});

describe('one-frame-five-steps', () => {
  test('asks the switch 8 to 14 times and every other seat 4 to 10 times', () => {
    const { graded } = playThrough('one-frame-five-steps');
    const count = (seat: string): number => graded.filter((event) => event.seat === seat).length;
    expect(count('lan')).toBeGreaterThanOrEqual(8);
    expect(count('lan')).toBeLessThanOrEqual(14);
    for (const seat of ['director', 'rs1', 'rs2']) {
      expect(count(seat), seat).toBeGreaterThanOrEqual(4);
      expect(count(seat), seat).toBeLessThanOrEqual(10);
    }
  });

  test('asks each seat for every reaction that it has', () => {
    const { graded } = playThrough('one-frame-five-steps');
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
