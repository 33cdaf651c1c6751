import { Inject, Injectable } from '@nestjs/common';
import { ApiError } from '../errors/api-error.js';
import { signInFirst } from '../errors/catalogue.js';
import { HINTS, type HintChannel } from '../hints/hint.js';
import { Presence } from '../presence/presence.js';
import type { Seat } from './seat.js';
import type { SocketFollower } from './socket-follower.js';

/** One connection per participant: the newest one has the seat, here and in the other processes. */
@Injectable()
export class Connections {
  readonly #byParticipant = new Map<string, Set<SocketFollower>>();
  readonly #bySession = new Map<string, Set<SocketFollower>>();
  readonly #hints: HintChannel;
  readonly #presence: Presence;

  constructor(@Inject(HINTS) hints: HintChannel, presence: Presence) {
    this.#hints = hints;
    this.#presence = presence;
    hints.subscribe((hint) => {
      if (hint.kind === 'newest') this.#endOlder(hint.participantId, hint.at);
      if (hint.kind === 'signed-out') this.#endSession(hint.sessionId);
    });
  }

  opened({ classroomId, actor, sessionId }: Seat, follower: SocketFollower): void {
    if (sessionId !== null) add(this.#bySession, sessionId, follower);
    if (actor.role === 'teacher') {
      this.#presence.ask(classroomId);
      return;
    }
    this.#endOlder(actor.id, follower.connectedAt);
    this.#hints.publish({ kind: 'newest', classroomId, participantId: actor.id, at: follower.connectedAt });
    add(this.#byParticipant, actor.id, follower);
    this.#presence.came(classroomId, actor.id);
  }

  closed({ classroomId, actor, sessionId }: Seat, follower: SocketFollower): void {
    if (sessionId !== null) remove(this.#bySession, sessionId, follower);
    if (remove(this.#byParticipant, actor.id, follower)) this.#presence.went(classroomId, actor.id);
  }

  /** Everything that was opened with this session ends, in every process. */
  signedOut(sessionId: string): void {
    this.#hints.publish({ kind: 'signed-out', sessionId });
    this.#endSession(sessionId);
  }

  #endSession(sessionId: string): void {
    for (const follower of this.#bySession.get(sessionId) ?? []) follower.bye(signInFirst());
  }

  #endOlder(participantId: string, newestAt: number): void {
    for (const follower of this.#byParticipant.get(participantId) ?? []) {
      if (follower.connectedAt <= newestAt) follower.bye(takenElsewhere());
    }
  }
}

function add(followers: Map<string, Set<SocketFollower>>, key: string, follower: SocketFollower): void {
  const own = followers.get(key) ?? new Set();
  followers.set(key, own.add(follower));
}

function remove(followers: Map<string, Set<SocketFollower>>, key: string, follower: SocketFollower): boolean {
  const own = followers.get(key);
  const was = own?.delete(follower) ?? false;
  if (own?.size === 0) followers.delete(key);
  return was;
}

const takenElsewhere = (): ApiError =>
  new ApiError(
    409,
    'seat/taken-elsewhere',
    '你已在另一个窗口打开这个座位，这里已断开。',
    'You opened this seat in another window. This one is disconnected.',
  );
