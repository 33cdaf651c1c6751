import type { Viewer } from '@frameplay/classroom';
import type { EventsMessage, OnlineMessage, RosterMessage, SnapshotMessage } from '@frameplay/protocol';
import type { ApiError } from '../errors/api-error.js';

/** Somebody who follows a classroom live. The gateway's sockets are followers; the runtime knows no sockets. */
export interface Follower {
  readonly viewer: Viewer;
  snapshot(message: SnapshotMessage): void;
  events(message: EventsMessage): void;
  roster(message: RosterMessage): void;
  online(message: OnlineMessage): void;
  /** Says why, then ends the connection. */
  bye(reason: ApiError): void;
}
