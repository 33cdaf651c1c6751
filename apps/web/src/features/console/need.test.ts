import type { ClusterView, GradedView } from '@frameplay/classroom';
import { expect, test } from 'vitest';
import { compareNeed, FILL_AFTER_MS, type Need, needAtEnd, needOf } from './need';
import { frameOutcomes, lastMistake } from './seat-score';

const NOW = Date.parse('2026-01-01T10:00:00Z');

function wrongAnswer(attempt: number, misconception: string, frameId = 1): GradedView {
  const why = { zh: '', en: '' };
  const field = {
    field: 'dstIp',
    got: 'a',
    expected: 'b',
    right: false,
    follows: false,
    rule: 'DR-3',
    why,
    misconception,
  };
  return {
    ...{ clusterId: 'A', seat: 'director', participantId: 'p', activityIndex: 0, frameId, no: 1, kind: 'tcp' },
    ...{ frameClass: 'syn', summary: 'SYN', attempt, fields: [field], right: 0, total: 1, mode: 'guided', at: '' },
  } as GradedView;
}

const rightAnswer = (attempt: number, frameId: number): GradedView => ({
  ...wrongAnswer(attempt, '', frameId),
  fields: [],
  right: 1,
});

function cluster(part: Partial<ClusterView>): ClusterView {
  const seats = [{ seat: 'director', participantId: 'p', playedBy: 'person' as const }];
  const activity = { index: 0, count: 1, title: { zh: '', en: '' }, finished: false };
  return {
    id: 'A',
    activity,
    seats,
    waits: [],
    graded: [],
    results: [],
    part: null,
    consequence: null,
    storm: null,
    faults: [],
    mayUndoFault: false,
    stepsLeft: null,
    ...part,
  } as unknown as ClusterView;
}

const waitingFor = (ms: number) =>
  [{ seat: 'director', since: new Date(NOW - ms).toISOString() }] as unknown as ClusterView['waits'];

test('a frame that has just arrived is no cause to look; one that waits is', () => {
  expect(needOf(cluster({ waits: waitingFor(FILL_AFTER_MS - 1) }), [], NOW).kind).toBe('moving');
  expect(needOf(cluster({ waits: waitingFor(FILL_AFTER_MS) }), [], NOW).kind).toBe('waits');
});

test('the same mistake twice in a row is a need, two different ones are not', () => {
  const graded = [wrongAnswer(1, 'M2'), wrongAnswer(2, 'M2')];
  expect(needOf(cluster({ graded }), [], NOW).kind).toBe('same-mistake');
  expect(needOf(cluster({ graded: [wrongAnswer(1, 'M1'), wrongAnswer(2, 'M2')] }), [], NOW).kind).toBe('moving');
});

test('a storm is a need of its own, before any mistake', () => {
  const storm = { tUs: 0, frames: 100_001 };
  const graded = [wrongAnswer(1, 'M2'), wrongAnswer(2, 'M2')];
  expect(needOf(cluster({ storm, graded }), [], NOW)).toEqual({ kind: 'storm', frames: 100_001 });
});

test('somebody who is away is named', () => {
  expect(needOf(cluster({}), ['Mei'], NOW)).toEqual({ kind: 'away', name: 'Mei' });
});

test('the longest wait comes first, a finished group last', () => {
  const needs: Need[] = [
    { kind: 'finished' },
    { kind: 'waits', sinceMs: 2 },
    { kind: 'poisoned' },
    { kind: 'waits', sinceMs: 1 },
    { kind: 'same-mistake' },
  ];
  expect(needs.sort(compareNeed).map((need) => (need.kind === 'waits' ? need.sinceMs : need.kind))).toEqual([
    1,
    2,
    'same-mistake',
    'poisoned',
    'finished',
  ]);
});

test('a frame counts once, and as right only when the first answer was right', () => {
  const graded = [rightAnswer(1, 1), wrongAnswer(1, 'M2', 2), rightAnswer(2, 2)];
  expect(frameOutcomes(graded, 'director').map(({ firstTry }) => firstTry)).toEqual([true, false]);
});

test('a mistake that was put right is no longer shown', () => {
  expect(lastMistake([wrongAnswer(1, 'M2', 2), rightAnswer(2, 2)], 'director')).toBeNull();
});

test('after the class a group has finished only when its last part was', () => {
  const at = (index: number, finished: boolean) =>
    needAtEnd(cluster({ activity: { ...cluster({}).activity, index, count: 2, finished } })).kind;
  expect([at(0, false), at(0, true), at(1, false), at(1, true)]).toEqual(['stopped', 'stopped', 'stopped', 'finished']);
});

test('at a prediction it is said whether the students or the teacher are waited for', () => {
  const stop = (sheets: readonly object[]) => ({ id: 's', round: 1, since: '', questions: [{ id: 'q' }], sheets });
  const at = (sheets: readonly object[]) =>
    cluster({
      part: { kind: 'predict', count: 2, standing: 0, stops: [stop(sheets)] },
    } as unknown as Partial<ClusterView>);
  expect(needOf(at([]), [], NOW)).toEqual({ kind: 'answers', people: 1 });
  const whole = at([{ participantId: 'p', round: 1, answers: { q: '1' } }]);
  expect(needOf(whole, [], NOW)).toEqual({ kind: 'reveal' });
  expect(compareNeed({ kind: 'reveal' }, { kind: 'answers', people: 1 })).toBeLessThan(0);
});

test('at a lab the group repairs', () => {
  expect(needOf(cluster({ part: { kind: 'lab' } } as unknown as Partial<ClusterView>), [], NOW)).toEqual({
    kind: 'repair',
  });
});
