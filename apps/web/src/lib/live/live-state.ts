import type { ClassroomView } from '@frameplay/classroom';
import type { ApiErrorBody, ClientCommand, CommandMessage } from '@frameplay/protocol';

import type { Seen } from './last-seen';

export type LiveStatus = 'connecting' | 'connected' | 'offline';

export type PendingCommand = CommandMessage;

export interface Refused {
  readonly command: ClientCommand;
  readonly error: ApiErrorBody;
}

/** All that a page knows of a classroom at one moment. A new object for every change. */
export interface LiveState {
  readonly status: LiveStatus;
  /** Wall-clock ms since when there is no connection; null while there is one. */
  readonly offlineSince: number | null;
  /** Seq of the last log entry that the view contains. */
  readonly seq: number;
  /** null until the first snapshot. */
  readonly view: ClassroomView | null;
  readonly code: string | null;
  /** Nicknames by participant. */
  readonly names: ReadonlyMap<string, string>;
  readonly online: ReadonlySet<string>;
  /** Sent and not yet answered; kept over a reload. */
  readonly pending: readonly PendingCommand[];
  /** The last command that the rules refused, until dismissed. */
  readonly refused: Refused | null;
  /** The server will not have us: wrong token, removed, seat taken elsewhere. No reconnect by itself. */
  readonly goodbye: ApiErrorBody | null;
  /** After a lost connection or a closed page, until dismissed: for how long, and how far the own group was then. */
  readonly back: { readonly awayMs: number; readonly seen: Seen | null } | null;
}

export const INITIAL_STATE: LiveState = {
  status: 'connecting',
  offlineSince: null,
  seq: 0,
  view: null,
  code: null,
  names: new Map(),
  online: new Set(),
  pending: [],
  refused: null,
  goodbye: null,
  back: null,
};
