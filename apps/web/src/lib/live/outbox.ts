import { commandMessage } from '@frameplay/protocol';
import * as z from 'zod/mini';
import type { PendingCommand } from './live-state';

/** The part of `Storage` that is used; tests hand in a Map. */
export interface TextStore {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

const entries = z.array(commandMessage);

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
      return entries.safeParse(JSON.parse(text)).data ?? [];
    } catch {
      return [];
    }
  }
}
