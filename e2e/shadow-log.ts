import type { Command, Decision, LogEntry, Mode } from '@frameplay/classroom';
import type { LogSource } from './referee.js';

/**
 * The log of somebody who plays alone, kept beside the product where its database cannot be read while it runs.
 * Its seed is another one: only what chance decides differs, such as the number of a client's port.
 */
export class ShadowLog {
  readonly #entries: LogEntry[] = [];
  readonly #participantId = 'shadow';

  constructor(lessonId: string, seat: string, mode: Mode) {
    const solo = { participantId: this.#participantId, seat };
    this.#add({ type: 'open', lessonId, mode, seed: 1, solo });
  }

  readonly source: LogSource = (afterSeq) => Promise.resolve(this.#entries.slice(afterSeq));

  decided(frameId: number, decision: Decision): void {
    this.#add({ type: 'decide', frameId, decision });
  }

  wentOn(clusterId: string, index: number): void {
    this.#add({ type: 'next-activity', clusterId, index });
  }

  #add(command: Command): void {
    const actor = { role: 'student', id: this.#participantId } as const;
    this.#entries.push({ seq: this.#entries.length + 1, actor, command, at: '2026-01-01T00:00:00.000Z' });
  }
}
