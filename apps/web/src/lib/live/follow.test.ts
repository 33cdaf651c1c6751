import { emptyView } from '@frameplay/classroom';
import type { EventsMessage } from '@frameplay/protocol';
import { describe, expect, test } from 'vitest';
import { withEventsInOrder } from './follow';
import { INITIAL_STATE, type LiveState } from './live-state';
import { Outbox } from './outbox';

const AT_5: LiveState = { ...INITIAL_STATE, seq: 5, view: emptyView({ role: 'teacher' }) };

function phase(seq: number, prev: number, value: 'running' | 'paused'): EventsMessage {
  return {
    seq,
    prev,
    events: [
      { type: 'classroom', lessonId: 'x', phase: value, mode: 'guided', solo: false, experiments: false, pace: 'free' },
    ],
  };
}

describe('following a classroom', () => {
  test('what came before is ignored', () => {
    expect(withEventsInOrder(AT_5, [phase(5, 4, 'running')])).toEqual({ state: AT_5, waiting: [] });
  });

  test('what fits is applied, also when nothing in between was for us', () => {
    const { state } = withEventsInOrder(AT_5, [phase(9, 5, 'running')]);
    expect([state.seq, state.view?.phase]).toEqual([9, 'running']);
  });

  test('after a gap messages wait, and are applied in order once it is filled', () => {
    const late = phase(8, 7, 'paused');
    expect(withEventsInOrder(AT_5, [late]).waiting).toEqual([late]);
    const { state, waiting } = withEventsInOrder(AT_5, [late, phase(7, 5, 'running')]);
    expect([state.seq, state.view?.phase, waiting]).toEqual([8, 'paused', []]);
  });
});

test('the outbox survives a reload with the same opKey', () => {
  const map = new Map<string, string>();
  const store = {
    getItem: (key: string) => map.get(key) ?? null,
    setItem: (key: string, value: string) => void map.set(key, value),
  };
  new Outbox(store, 'c').add({ opKey: 'key-12345', command: { type: 'start' } });
  const reloaded = new Outbox(store, 'c');
  expect(reloaded.entries).toEqual([{ opKey: 'key-12345', command: { type: 'start' } }]);
  reloaded.remove('key-12345');
  expect(new Outbox(store, 'c').entries).toEqual([]);
});
