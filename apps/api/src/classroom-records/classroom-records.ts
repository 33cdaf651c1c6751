import type { Mode } from '@frameplay/classroom';
import { Injectable } from '@nestjs/common';
import { unexpected } from '../errors/catalogue.js';
import { randomCode, randomId } from '../ids/random-id.js';
import {
  type ClassroomRecord,
  ClassroomRecordsRepository,
  type CountedRecord,
  type SoloRecord,
} from './classroom-records.repository.js';

export type { ClassroomRecord, CountedRecord, SoloRecord } from './classroom-records.repository.js';

/** Two codes out of 2^30 meet rarely; ten times in a row never. */
const CODE_ATTEMPTS = 10;

/** The table of classrooms: what is known of one without its log. */
@Injectable()
export class ClassroomRecords {
  readonly #repository: ClassroomRecordsRepository;

  constructor(repository: ClassroomRecordsRepository) {
    this.#repository = repository;
  }

  async createClass(ownerId: string, lessonId: string, mode: Mode): Promise<{ id: string; code: string }> {
    for (let attempt = 0; attempt < CODE_ATTEMPTS; attempt += 1) {
      const [id, code] = [randomId(), randomCode()];
      if (await this.#repository.create({ id, code, kind: 'class', lessonId, ownerId, mode })) return { id, code };
    }
    throw unexpected();
  }

  /** The same id again is the same practice again. */
  async createSolo(id: string, ownerId: string | null, lessonId: string, mode: Mode): Promise<void> {
    await this.#repository.create({ id, code: null, kind: 'solo', lessonId, ownerId, mode });
  }

  find(id: string): Promise<ClassroomRecord | null> {
    return this.#repository.find(id);
  }

  findCounted(id: string): Promise<CountedRecord | null> {
    return this.#repository.findCounted(id);
  }

  findByCode(code: string): Promise<ClassroomRecord | null> {
    return this.#repository.findByCode(code);
  }

  listOwned(ownerId: string): Promise<CountedRecord[]> {
    return this.#repository.listOwned(ownerId);
  }

  listSolo(userId: string): Promise<SoloRecord[]> {
    return this.#repository.listSolo(userId);
  }
}
