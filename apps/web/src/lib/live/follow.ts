import { reduceView } from '@frameplay/classroom';
import type { EventsMessage, SnapshotMessage } from '@frameplay/protocol';
import type { LiveState } from './live-state';

export function withSnapshot(state: LiveState, message: SnapshotMessage): LiveState {
  return {
    ...state,
    seq: message.seq,
    view: message.view,
    code: message.code,
    names: new Map(message.roster.map((entry) => [entry.participantId, entry.nickname])),
    online: new Set(message.online),
  };
}

/**
 * `applied`: the state has it now; `old`: it had it before; `gap`: something before it is missing.
 * The rules are those of the protocol's socket messages.
 */
export type Followed =
  | { readonly kind: 'applied'; readonly state: LiveState }
  | { readonly kind: 'old' }
  | { readonly kind: 'gap' };

export function withEvents(state: LiveState, message: EventsMessage): Followed {
  if (state.view === null) return { kind: 'gap' };
  if (message.seq <= state.seq) return { kind: 'old' };
  if (message.prev > state.seq) return { kind: 'gap' };
  return {
    kind: 'applied',
    state: { ...state, seq: message.seq, view: message.events.reduce(reduceView, state.view) },
  };
}

/** Applies all that fit, in order of seq; gives back those that still have to wait. */
export function withEventsInOrder(
  state: LiveState,
  messages: readonly EventsMessage[],
): { readonly state: LiveState; readonly waiting: readonly EventsMessage[] } {
  let next = state;
  const waiting: EventsMessage[] = [];
  for (const message of [...messages].sort((one, other) => one.seq - other.seq)) {
    const followed = withEvents(next, message);
    if (followed.kind === 'applied') next = followed.state;
    if (followed.kind === 'gap') waiting.push(message);
  }
  return { state: next, waiting };
}
