import type { ClassroomState } from '@frameplay/classroom';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { log } from '../logging/log.js';
import { Presence } from '../presence/presence.js';
import type { ClassroomRuntime } from '../runtime/classroom-runtime.js';
import { Commander } from '../runtime/commander.js';
import { Runtimes } from '../runtime/runtimes.js';

const LOOK_MS = 1_000;
/** A reload, a change of network or a phone that sleeps for a moment is nobody's absence. */
const AWAY_AFTER_MS = 6_000;
const SYSTEM = { role: 'system', id: 'system' } as const;

/** What the log should say of one person, and does not. */
interface Change {
  readonly participantId: string;
  readonly here: boolean;
  /** How often the log has told about this person: every process makes the same entry of the same change. */
  readonly told: number;
}

/**
 * Writes into the log who has gone and who is back, where that decides something: at a seat of two, and where the kernel
 * stands in. Elsewhere connections are no part of the lesson.
 */
@Injectable()
export class Attendance implements OnApplicationShutdown {
  readonly #presence: Presence;
  readonly #commander: Commander;
  readonly #goneSince = new WeakMap<ClassroomRuntime, Map<string, number>>();
  readonly #writing = new Set<string>();
  readonly #timer: NodeJS.Timeout;

  constructor(runtimes: Runtimes, presence: Presence, commander: Commander) {
    this.#presence = presence;
    this.#commander = commander;
    presence.onChange((classroomId) => this.#look(runtimes.peek(classroomId)));
    this.#timer = setInterval(() => {
      for (const runtime of runtimes.all()) this.#look(runtime);
    }, LOOK_MS);
    this.#timer.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.#timer);
  }

  #look(runtime: ClassroomRuntime | undefined): void {
    if (runtime === undefined || runtime.followers.size === 0) return;
    const online = new Set(this.#presence.of(runtime.id));
    const goneSince = this.#goneSince.get(runtime) ?? new Map<string, number>();
    this.#goneSince.set(runtime, goneSince);
    const now = performance.now();
    for (const change of changesOf(runtime.state, online)) {
      if (change.here) goneSince.delete(change.participantId);
      const since = goneSince.get(change.participantId) ?? now;
      if (!change.here) goneSince.set(change.participantId, since);
      if (change.here || now - since >= AWAY_AFTER_MS) this.#write(runtime.id, change);
    }
    for (const id of online) goneSince.delete(id);
  }

  #write(classroomId: string, { participantId, here, told }: Change): void {
    const opKey = `presence:${participantId}:${told + 1}`;
    if (this.#writing.has(opKey)) return;
    this.#writing.add(opKey);
    const command = { type: 'presence', participantId, here } as const;
    this.#commander
      .execute({ classroomId, actor: SYSTEM, opKey, command })
      .catch((error: unknown) => log.debug({ err: error, classroomId }, 'who is here is written a little later'))
      .finally(() => this.#writing.delete(opKey));
  }
}

function changesOf({ opened }: ClassroomState, online: ReadonlySet<string>): readonly Change[] {
  if (opened === null || opened.solo !== null || opened.phase === 'ended') return [];
  const shared = new Set(
    opened.clusters.flatMap(({ seats }) =>
      seats.flatMap(({ participantId, partnerId }) => (partnerId === null ? [] : [participantId, partnerId])),
    ),
  );
  return [...opened.participants.values()].flatMap(({ participantId, removed, away, told }) => {
    const here = online.has(participantId);
    const matters = here || opened.standIn || shared.has(participantId);
    return removed || away === !here || !matters ? [] : [{ participantId, here, told }];
  });
}
