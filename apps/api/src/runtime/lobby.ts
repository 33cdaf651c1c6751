import type { ClassroomState, Viewer } from '@frameplay/classroom';
import type { OnlineMessage, RosterEntry, RosterMessage } from '@frameplay/protocol';
import { log } from '../logging/log.js';
import type { People } from '../people/people.js';
import type { Presence } from '../presence/presence.js';

/** People arrive in bursts: one message for all who came within this time. */
const GATHER_MS = 60;

export interface LobbyListeners {
  roster(): void;
  online(): void;
}

/** Names and connections of the people of one classroom, beside the state that the log makes. */
export class Lobby {
  readonly #classroomId: string;
  readonly #code: string | null;
  readonly #people: People;
  readonly #presence: Presence;
  readonly #names = new Map<string, string>();
  readonly #timers = new Map<'roster' | 'online', NodeJS.Timeout>();
  #listeners: LobbyListeners | null = null;

  constructor(classroomId: string, code: string | null, people: People, presence: Presence) {
    this.#classroomId = classroomId;
    this.#code = code;
    this.#people = people;
    this.#presence = presence;
  }

  async load(): Promise<void> {
    for (const { id, nickname } of await this.#people.listOf(this.#classroomId)) this.#names.set(id, nickname);
  }

  listen(listeners: LobbyListeners): void {
    this.#listeners = listeners;
  }

  /** A name that this process has just given itself. */
  knows(participantId: string, nickname: string): void {
    this.#names.set(participantId, nickname);
  }

  changed(): void {
    this.#soon('roster', async () => {
      await this.load();
      this.#listeners?.roster();
    });
  }

  connectionsChanged(): void {
    this.#soon('online', async () => this.#listeners?.online());
  }

  stop(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }

  codeFor(state: ClassroomState): string | null {
    return state.opened?.phase === 'ended' ? null : this.#code;
  }

  /** The teacher may let those who were removed in again, and needs their names. */
  rosterMessage(state: ClassroomState, viewer: Viewer): RosterMessage {
    const participants = [...(state.opened?.participants.values() ?? [])].filter(
      ({ removed }) => viewer.role === 'teacher' || !removed,
    );
    const roster = participants.flatMap(({ participantId }): RosterEntry[] => {
      const nickname = this.#names.get(participantId);
      return nickname === undefined ? [] : [{ participantId, nickname }];
    });
    return { roster };
  }

  onlineMessage(): OnlineMessage {
    return { online: this.#presence.of(this.#classroomId) };
  }

  #soon(what: 'roster' | 'online', work: () => Promise<void>): void {
    if (this.#timers.has(what)) return;
    const timer = setTimeout(() => {
      this.#timers.delete(what);
      work().catch((error: unknown) => {
        log.warn({ err: error, classroomId: this.#classroomId }, 'the lobby could not be told');
        this.#soon(what, work);
      });
    }, GATHER_MS);
    this.#timers.set(what, timer);
  }
}
