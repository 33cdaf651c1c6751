import type { ClassroomEvent, GradedView, Mode, Phase, ResultView } from '@frameplay/classroom';
import type { DecisionRow, ResultRow } from '@frameplay/protocol';
import { log } from '../logging/log.js';
import type { GradesRepository } from './grades.repository.js';
import { Sums, type SumsKey } from './sums.js';

/** Entries that changed nothing people ask about only move the cursor, a little later. */
const LAZY_MS = 250;
const RETRY_MS = 1_000;
const ACTIVITIES_MAX = 1_000;

/** Taken, but not in the tables yet. */
interface Batch {
  readonly decisions: DecisionRow[];
  readonly results: ResultRow[];
  /** Who is out of the class since then, or in it again. */
  readonly removed: Map<string, boolean>;
  readonly touched: Set<SumsKey>;
}

const emptyBatch = (): Batch => ({ decisions: [], results: [], removed: new Map(), touched: new Set() });

const joined = (first: Batch, second: Batch): Batch => ({
  decisions: [...first.decisions, ...second.decisions],
  results: [...first.results, ...second.results],
  removed: new Map([...first.removed, ...second.removed]),
  touched: new Set([...first.touched, ...second.touched]),
});

/**
 * Carries what a classroom's log says about grades, phase and people into the tables, once each. What is missing there
 * after a crash is written when the classroom is loaded again.
 */
export class GradeKeeper {
  readonly #repository: GradesRepository;
  readonly #classroomId: string;
  readonly #sums = new Sums();
  #batch = emptyBatch();
  readonly #removed = new Set<string>();
  /** How far each activity has come; told only of somebody who is alone. */
  readonly #progress: Record<number, 'begun' | 'done'> = {};
  #phase: Phase = 'lobby';
  #mode: Mode = 'guided';
  #taken = 0;
  /** Last entry that must be in the tables before it is acknowledged. */
  #urgent = 0;
  #written: number;
  #writing: Promise<void> | null = null;
  #lazy: NodeJS.Timeout | null = null;

  /** `projected`: the cursor in the table. Another process may have moved it on since; never back. */
  constructor(repository: GradesRepository, classroomId: string, projected: number) {
    this.#repository = repository;
    this.#classroomId = classroomId;
    this.#written = projected;
  }

  /** Every entry, in order. */
  take(seq: number, events: readonly ClassroomEvent[]): void {
    this.#taken = seq;
    for (const event of events) this.#takeEvent(seq, event);
    if (seq > this.#written) this.#writeLater(LAZY_MS);
  }

  async settled(seq: number): Promise<void> {
    while (this.#written < Math.min(seq, this.#urgent)) await this.#write();
  }

  /** Everything taken so far. */
  async flush(): Promise<void> {
    while (this.#written < this.#taken) await this.#write();
    this.stop();
  }

  stop(): void {
    if (this.#lazy !== null) clearTimeout(this.#lazy);
    this.#lazy = null;
  }

  #takeEvent(seq: number, event: ClassroomEvent): void {
    if (event.type === 'classroom') {
      if (event.phase !== this.#phase || event.mode !== this.#mode) this.#urgent = seq;
      this.#phase = event.phase;
      this.#mode = event.mode;
    } else if (event.type === 'participant') {
      this.#takePlace(seq, event.participantId, event.removed);
    } else if (event.type === 'graded') {
      this.#urgent = seq;
      const { type: _type, ...graded } = event;
      this.#takeGraded(seq, graded);
    } else if (event.type === 'result') {
      this.#urgent = seq;
      const { type: _type, ...result } = event;
      this.#takeResult(seq, result);
    } else if (event.type === 'activity' && event.index < ACTIVITIES_MAX) {
      this.#progress[event.index] = event.finished ? 'done' : (this.#progress[event.index] ?? 'begun');
    }
  }

  #takePlace(seq: number, participantId: string, removed: boolean): void {
    if (this.#removed.has(participantId) === removed) return;
    this.#urgent = seq;
    if (removed) this.#removed.add(participantId);
    else this.#removed.delete(participantId);
    this.#batch.removed.set(participantId, removed);
  }

  #takeGraded(seq: number, graded: GradedView): void {
    const key = this.#sums.add(graded);
    if (key === null || seq <= this.#written) return;
    this.#batch.touched.add(key);
    this.#batch.decisions.push({ seq, graded });
  }

  #takeResult(seq: number, result: ResultView): void {
    const key = this.#sums.addResult(result);
    if (key === null || seq <= this.#written) return;
    this.#batch.touched.add(key);
    this.#batch.results.push({ seq, result });
  }

  #write(): Promise<void> {
    this.#writing ??= this.#writeOnce().finally(() => {
      this.#writing = null;
    });
    return this.#writing;
  }

  async #writeOnce(): Promise<void> {
    const upTo = this.#taken;
    const batch = this.#batch;
    this.#batch = emptyBatch();
    try {
      await this.#repository.write({
        classroomId: this.#classroomId,
        upTo,
        phase: this.#phase,
        mode: this.#mode,
        decisions: batch.decisions,
        results: batch.results,
        progress: this.#progress,
        attempts: this.#sums.rows(batch.touched),
        removed: [...batch.removed].flatMap(([id, removed]) => (removed ? [id] : [])),
        readmitted: [...batch.removed].flatMap(([id, removed]) => (removed ? [] : [id])),
      });
    } catch (error) {
      this.#batch = joined(batch, this.#batch);
      throw error;
    }
    this.#written = Math.max(this.#written, upTo);
    if (this.#taken > this.#written) this.#writeLater(LAZY_MS);
  }

  #writeLater(ms: number): void {
    if (this.#lazy !== null) return;
    this.#lazy = setTimeout(() => {
      this.#lazy = null;
      this.flush().catch((error: unknown) => {
        log.warn({ err: error, classroomId: this.#classroomId }, 'grades could not be written yet');
        this.#writeLater(RETRY_MS);
      });
    }, ms);
  }
}
