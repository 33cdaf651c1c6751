import type { Viewer } from '@frameplay/classroom';
import type {
  ClientToServer,
  EventsMessage,
  OnlineMessage,
  RosterMessage,
  ServerToClient,
  SnapshotMessage,
} from '@frameplay/protocol';
import type { Socket } from 'socket.io';
import { ApiError } from '../errors/api-error.js';
import type { Follower } from '../runtime/follower.js';
import { Backlog } from './backlog.js';
import { type Seat, viewerOf } from './seat.js';

export type ClassroomSocket = Socket<ClientToServer, ServerToClient>;

/** The only place that sends to a browser. Each socket gets the stream of its own viewer; there are no rooms. */
export class SocketFollower implements Follower {
  readonly viewer: Viewer;
  readonly connectedAt = Date.now();
  readonly #socket: ClassroomSocket;
  readonly #backlog: Backlog;
  #ended = false;

  constructor(socket: ClassroomSocket, seat: Seat) {
    this.#socket = socket;
    this.#backlog = new Backlog(socket as unknown as Socket);
    this.viewer = viewerOf(seat);
  }

  snapshot(message: SnapshotMessage): void {
    if (!this.#mayWrite()) return;
    this.#socket.emit('snapshot', message);
    this.#backlog.allowSnapshot();
  }

  events(message: EventsMessage): void {
    if (this.#mayWrite()) this.#socket.emit('events', message);
  }

  roster(message: RosterMessage): void {
    if (this.#mayWrite()) this.#socket.emit('roster', message);
  }

  online(message: OnlineMessage): void {
    if (this.#mayWrite()) this.#socket.emit('online', message);
  }

  bye(reason: ApiError): void {
    if (this.#ended) return;
    this.#ended = true;
    const { code, zh, en } = reason.body();
    this.#socket.emit('bye', { code, zh, en });
    this.#socket.disconnect(true);
  }

  #mayWrite(): boolean {
    if (this.#ended) return false;
    if (!this.#backlog.isTooLong()) return true;
    this.bye(tooSlow());
    return false;
  }
}

const tooSlow = (): ApiError =>
  new ApiError(
    408,
    'slow',
    '网络太慢，跟不上课堂；正在重新连接。',
    'The network is too slow to follow the class; connecting again.',
  );
