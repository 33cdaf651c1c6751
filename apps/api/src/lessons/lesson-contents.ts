import { createHash } from 'node:crypto';
import type { Catalogue, Lesson } from '@frameplay/classroom';
import { Inject, Injectable } from '@nestjs/common';
import { DATABASE, type Database } from '../database/database.js';
import { catalogue } from './catalogue.js';

/**
 * Lessons as they were when classrooms opened with them. A log says by hash which one it was played with, so a new
 * release with other lessons breaks no class that runs or has ended.
 */
@Injectable()
export class LessonContents {
  readonly #database: Database;
  readonly #texts = new Map<string, { readonly hash: string; readonly content: string }>();
  /** Those that this process knows to be in the table. */
  readonly #kept = new Set<string>();

  constructor(@Inject(DATABASE) database: Database) {
    this.#database = database;
  }

  /** Keeps the lesson of this build as it is; its hash. */
  async keep(lesson: Lesson): Promise<string> {
    const { hash, content } = this.#textOf(lesson);
    if (this.#kept.has(hash)) return hash;
    await this.#database.query(
      'INSERT INTO lesson_content (hash, lesson_id, content) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
      [hash, lesson.id, content],
    );
    this.#kept.add(hash);
    return hash;
  }

  /** The lessons with which a log is replayed: those of this build, but the one that it opened with as it was then. */
  async catalogueFor(lessonId: string, hash: string | undefined): Promise<Catalogue> {
    const current = catalogue.get(lessonId);
    if (hash === undefined || (current !== undefined && this.#textOf(current).hash === hash)) return catalogue;
    const [row] = await this.#database.query<{ content: string }>(
      'SELECT content FROM lesson_content WHERE hash = $1 AND lesson_id = $2',
      [hash, lessonId],
    );
    if (row === undefined) return catalogue;
    const lesson: Lesson = JSON.parse(row.content);
    return new Map([...catalogue, [lessonId, lesson]]);
  }

  #textOf(lesson: Lesson): { readonly hash: string; readonly content: string } {
    const known = this.#texts.get(lesson.id);
    if (known !== undefined) return known;
    const content = JSON.stringify(lesson);
    const text = { hash: createHash('sha256').update(content).digest('hex').slice(0, HASH_LENGTH), content };
    this.#texts.set(lesson.id, text);
    return text;
  }
}

const HASH_LENGTH = 32;
