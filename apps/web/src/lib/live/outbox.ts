import type { PendingCommand } from './live-state';

/** The part of `Storage` that is used; tests hand in a Map. */
export interface TextStore {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

/** Commands on their way, kept for the tab: a reload sends them again with the same opKey, and the server counts them once. */
export class Outbox {
  readonly #store: TextStore;
  readonly #key: string;
  #entries: readonly PendingCommand[];

  constructor(store: TextStore, classroomId: string) {
    this.#store = store;
    this.#key = `frameplay.outbox.${classroomId}`;
    this.#entries = this.#read();
  }

  get entries(): readonly PendingCommand[] {
    return this.#entries;
  }

  add(entry: PendingCommand): void {
    this.#write([...this.#entries, entry]);
  }

  remove(opKey: string): void {
    this.#write(this.#entries.filter((entry) => entry.opKey !== opKey));
  }

  #write(next: readonly PendingCommand[]): void {
    this.#entries = next;
    this.#store.setItem(this.#key, JSON.stringify(next));
  }

  #read(): readonly PendingCommand[] {
    const text = this.#store.getItem(this.#key);
    if (text === null) return [];
    try {
      const kept: unknown = JSON.parse(text);
      return Array.isArray(kept) ? kept.filter(isPending) : [];
    } catch {
      return [];
    }
  }
}

/** What this browser stored itself; what the command says is for the server to judge. */
function isPending(value: unknown): value is PendingCommand {
  const { opKey, command } = (value ?? {}) as { opKey?: unknown; command?: { type?: unknown } | null };
  return typeof opKey === 'string' && typeof command?.type === 'string';
}
