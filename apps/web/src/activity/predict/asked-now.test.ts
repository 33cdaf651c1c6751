import { type ClassroomView, emptyView, type PredictStopView } from '@frameplay/classroom';
import { describe, expect, test } from 'vitest';
import { askedNow, reachedStops } from './asked-now';

const QUESTION = {
  id: 'dst',
  prompt: { zh: '目的', en: 'dst' },
  answer: { kind: 'mac' },
  frameField: 'dst',
  points: 1,
} as const;

function stop(change: Partial<PredictStopView>): PredictStopView {
  return {
    id: 'syn',
    state: 'asked',
    round: 1,
    since: '2026-01-01T00:00:00Z',
    given: null,
    questions: [QUESTION],
    people: 3,
    answered: 1,
    sheets: [],
    tallies: [],
    keys: null,
    ...change,
  };
}

const tally = (round: number, counts: Readonly<Record<string, number>>) => ({
  questionId: 'dst',
  round,
  answered: 1,
  counts: Object.entries(counts).map(([value, count]) => ({ value, count })),
});

/** Groups by the stops that they have reached; one that is given alone is all of them. */
function view(...groups: readonly (PredictStopView | readonly PredictStopView[])[]): ClassroomView {
  const clusters = groups.map((stops, index) => ({
    id: 'AB'[index] ?? '',
    activity: { index: 0 },
    lab: { name: 'x', nodes: [], links: [], vip: '' },
    results: [],
    part: { kind: 'predict', count: 1, standing: 0, stops: [stops].flat() },
  }));
  return { ...emptyView({ role: 'teacher' }), clusters } as unknown as ClassroomView;
}

describe('what a class is asked', () => {
  test('groups at one stop are counted together, sorted by value', () => {
    const [asked, ...others] = askedNow(
      view(stop({ tallies: [tally(1, { b: 2, a: 1 })] }), stop({ tallies: [tally(1, { b: 1, c: 5 })] })),
    );
    expect(others).toEqual([]);
    expect(asked).toMatchObject({ state: 'asked', people: 6, answered: 2, clusters: ['A', 'B'] });
    expect(asked?.questions[0]?.rows).toEqual([
      { value: 'a', count: 1 },
      { value: 'b', count: 3 },
      { value: 'c', count: 5 },
    ]);
    expect(asked?.questions[0]?.right).toBeNull();
  });

  test('after the reveal every group has the same tallies, which count once', () => {
    const keys = [{ questionId: 'dst', value: 'a', why: { zh: '', en: '' } }];
    const revealed = stop({ state: 'revealed', keys, tallies: [tally(1, { a: 4, b: 2 })] });
    const [asked] = askedNow(view(revealed, revealed));
    expect(asked?.questions[0]).toMatchObject({
      right: 'a',
      rows: [
        { value: 'a', count: 4 },
        { value: 'b', count: 2 },
      ],
    });
  });

  test('what nobody said is shown when it is right, and the wall can go back to every stop that was reached', () => {
    const keys = [{ questionId: 'dst', value: 'z', why: { zh: '', en: '' } }];
    const revealed = stop({ state: 'revealed', keys, tallies: [tally(1, { 10: 1, 9: 1 })] });
    const stops = reachedStops(view([revealed, stop({ id: 'ack' })]));
    expect(stops.map(({ stop: { id }, state }) => [id, state])).toEqual([
      ['syn', 'revealed'],
      ['ack', 'asked'],
    ]);
    expect(stops[0]?.questions[0]?.rows.map(({ value, count }) => [value, count])).toEqual([
      ['9', 1],
      ['10', 1],
      ['z', 0],
    ]);
  });

  test('misconceptions are counted by people, the most frequent first', () => {
    const shows = (participantId: string, ...ids: readonly string[]) => ({
      kind: 'predict',
      item: 'syn',
      activityIndex: 0,
      participantId,
      detail: { kind: 'answers', answers: ids.map((misconception) => ({ wrong: { misconception } })) },
    });
    const room = view(stop({ state: 'revealed' }));
    const clusters = room.clusters.map((one) => ({
      ...one,
      results: [shows('mei', 'M2', 'M1'), shows('mei', 'M2'), shows('ravi', 'M1'), shows('jun', 'M1')],
    }));
    const [asked] = askedNow({ ...room, clusters } as unknown as ClassroomView);
    expect(asked?.mistakes).toEqual([
      { id: 'M1', people: 3 },
      { id: 'M2', people: 1 },
    ]);
  });

  test('both rounds are kept apart', () => {
    const [asked] = askedNow(view(stop({ round: 2, tallies: [tally(1, { a: 1 }), tally(2, { b: 1 })] })));
    expect(asked?.questions[0]?.rows).toEqual([
      { value: 'a', before: 1, count: 0 },
      { value: 'b', before: 0, count: 1 },
    ]);
  });

  test('groups at different stops are asked apart', () => {
    expect(askedNow(view(stop({}), stop({ id: 'ack' })))).toHaveLength(2);
  });
});
