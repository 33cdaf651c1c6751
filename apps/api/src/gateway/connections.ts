import { Inject, Injectable } from '@nestjs/common';
import { ApiError } from '../errors/api-error.js';
import { HINTS, type HintChannel } from '../hints/hint.js';
import { Presence } from '../presence/presence.js';
import type { Seat } from './seat.js';
import type { SocketFollower } from './socket-follower.js';

/** One connection per participant: the newest one has the seat, here and in the other processes. */
@Injectable()
export class Connections {
  readonly #byParticipant = new Map<string, Set<SocketFollower>>();
  readonly #hints: HintChannel;
  readonly #presence: Presence;

  constructor(@Inject(HINTS) hints: HintChannel, presence: Presence) {
    this.#hints = hints;
    this.#presence = presence;
    hints.subscribe((hint) => {
      if (hint.kind === 'newest') this.#endOlder(hint.participantId, hint.at);
    });
  }

  opened({ classroomId, actor }: Seat, follower: SocketFollower): void {
    if (actor.role === 'teacher') {
      this.#presence.ask(classroomId);
      return;
    }
    this.#endOlder(actor.id, follower.connectedAt);
    this.#hints.publish({ kind: 'newest', classroomId, participantId: actor.id, at: follower.connectedAt });
    const own = this.#byParticipant.get(actor.id) ?? new Set();
    this.#byParticipant.set(actor.id, own.add(follower));
    this.#presence.came(classroomId, actor.id);
  }

  closed({ classroomId, actor }: Seat, follower: SocketFollower): void {
    const own = this.#byParticipant.get(actor.id);
    if (own?.delete(follower) !== true) return;
    if (own.size === 0) this.#byParticipant.delete(actor.id);
    this.#presence.went(classroomId, actor.id);
  }

  #endOlder(participantId: string, newestAt: number): void {
    for (const follower of this.#byParticipant.get(participantId) ?? []) {
      if (follower.connectedAt <= newestAt) follower.bye(takenElsewhere());
    }
  }
}

const takenElsewhere = (): ApiError =>
  new ApiError(
    409,
    'seat/taken-elsewhere',
    '你已在另一个窗口打开这个座位，这里已断开。',
    'You opened this seat in another window. This one is disconnected.',
  );
