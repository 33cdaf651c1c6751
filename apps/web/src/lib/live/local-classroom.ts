import {
  applyEntry,
  type Catalogue,
  type ClassroomState,
  type Command,
  emptyClassroom,
  type LogEntry,
  snapshotFor,
} from '@frameplay/classroom';
import type { ClientCommand } from '@frameplay/protocol';
import { INITIAL_STATE, type LiveState } from './live-state';

/** Who sits alone in a classroom that only this browser knows. */
export const LOCAL_PARTICIPANT = 'me';

/**
 * A classroom without a server: the same rules, the same projection, one person, and a log that is forgotten with the
 * page. Has the surface of a LiveClassroom, so that every desk works on it.
 */
export class LocalClassroom {
  readonly #catalogue: Catalogue;
  readonly #listeners = new Set<() => void>();
  readonly #classroom: ClassroomState = emptyClassroom();
  #seq = 0;
  #state: LiveState = { ...INITIAL_STATE, status: 'connected' };

  constructor(catalogue: Catalogue, open: Extract<Command, { readonly type: 'open' }>) {
    this.#catalogue = catalogue;
    this.#apply(open);
  }

  readonly getState = (): LiveState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly send = (command: ClientCommand): void => this.#apply(command);

  readonly dismissRefusal = (): void => this.#set({ refused: null });

  #apply(command: Command): void {
    this.#seq += 1;
    const entry: LogEntry = {
      seq: this.#seq,
      actor: { role: 'student', id: LOCAL_PARTICIPANT },
      command,
      at: new Date().toISOString(),
    };
    const { refusal } = applyEntry(this.#classroom, entry, this.#catalogue);
    const viewer = { role: 'student', participantId: LOCAL_PARTICIPANT } as const;
    this.#set({
      seq: this.#seq,
      view: snapshotFor(this.#classroom, viewer),
      refused:
        refusal === null || command.type === 'open' ? null : { command: command as ClientCommand, error: refusal },
    });
  }

  #set(change: Partial<LiveState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}
