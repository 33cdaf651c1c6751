import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { HINTS, type Hint, type HintChannel } from '../hints/hint.js';

const HEARTBEAT_MS = 5_000;
/** A process that has said nothing for so long is gone, and its people with it. */
const FORGET_AFTER_MS = 15_000;
/** Hints must fit into one NOTIFY. */
const PEOPLE_PER_HINT = 380;

interface Elsewhere {
  readonly people: ReadonlySet<string>;
  readonly heardAt: number;
}

/** Who is connected now, in this process and in the others. Not in the log: it is about wires, not about the lesson. */
@Injectable()
export class Presence implements OnApplicationShutdown {
  readonly #hints: HintChannel;
  readonly #here = new Map<string, Map<string, number>>();
  readonly #elsewhere = new Map<string, Map<string, Elsewhere>>();
  readonly #listeners: ((classroomId: string) => void)[] = [];
  readonly #heartbeat: NodeJS.Timeout;

  constructor(@Inject(HINTS) hints: HintChannel) {
    this.#hints = hints;
    hints.subscribe((hint, from) => this.#heard(hint, from));
    this.#heartbeat = setInterval(() => this.#beat(), HEARTBEAT_MS);
    this.#heartbeat.unref();
  }

  onChange(listener: (classroomId: string) => void): void {
    this.#listeners.push(listener);
  }

  of(classroomId: string): string[] {
    const people = new Set(this.#here.get(classroomId)?.keys());
    for (const { people: others } of this.#elsewhere.get(classroomId)?.values() ?? []) {
      for (const id of others) people.add(id);
    }
    return [...people].sort();
  }

  came(classroomId: string, participantId: string): void {
    const here = this.#here.get(classroomId) ?? new Map<string, number>();
    if (!this.#here.has(classroomId)) this.#hints.publish({ kind: 'who', classroomId });
    this.#here.set(classroomId, here);
    here.set(participantId, (here.get(participantId) ?? 0) + 1);
    if (here.get(participantId) === 1) this.#changedHere(classroomId);
  }

  went(classroomId: string, participantId: string): void {
    const here = this.#here.get(classroomId);
    const left = (here?.get(participantId) ?? 0) - 1;
    if (here === undefined || left < 0) return;
    if (left > 0) {
      here.set(participantId, left);
      return;
    }
    here.delete(participantId);
    this.#changedHere(classroomId);
    if (here.size === 0) this.#here.delete(classroomId);
  }

  /** A teacher's process has nobody there itself, but wants to know. */
  ask(classroomId: string): void {
    this.#hints.publish({ kind: 'who', classroomId });
  }

  onApplicationShutdown(): void {
    clearInterval(this.#heartbeat);
    this.#hints.publish({ kind: 'gone' });
  }

  #changedHere(classroomId: string): void {
    this.#tell(classroomId);
    this.#changed(classroomId);
  }

  #changed(classroomId: string): void {
    for (const listener of this.#listeners) listener(classroomId);
  }

  #tell(classroomId: string): void {
    const participants = [...(this.#here.get(classroomId)?.keys() ?? [])].slice(0, PEOPLE_PER_HINT);
    this.#hints.publish({ kind: 'here', classroomId, participants });
  }

  #beat(): void {
    for (const classroomId of this.#here.keys()) this.#tell(classroomId);
    const forgotten = performance.now() - FORGET_AFTER_MS;
    for (const [classroomId, processes] of this.#elsewhere) {
      for (const [from, { heardAt }] of processes) {
        if (heardAt < forgotten) this.#drop(classroomId, from);
      }
    }
  }

  #heard(hint: Hint, from: string): void {
    if (hint.kind === 'here') this.#note(hint.classroomId, from, new Set(hint.participants));
    if (hint.kind === 'who' && this.#here.has(hint.classroomId)) this.#tell(hint.classroomId);
    if (hint.kind === 'gone') for (const id of this.#elsewhere.keys()) this.#drop(id, from);
  }

  #note(classroomId: string, from: string, people: ReadonlySet<string>): void {
    const processes = this.#elsewhere.get(classroomId) ?? new Map<string, Elsewhere>();
    const before = processes.get(from)?.people ?? new Set();
    processes.set(from, { people, heardAt: performance.now() });
    this.#elsewhere.set(classroomId, processes);
    if (before.size !== people.size || [...people].some((id) => !before.has(id))) this.#changed(classroomId);
    if (people.size === 0) this.#drop(classroomId, from);
  }

  #drop(classroomId: string, from: string): void {
    const processes = this.#elsewhere.get(classroomId);
    const had = processes?.get(from)?.people.size ?? 0;
    processes?.delete(from);
    if (processes?.size === 0) this.#elsewhere.delete(classroomId);
    if (had > 0) this.#changed(classroomId);
  }
}
