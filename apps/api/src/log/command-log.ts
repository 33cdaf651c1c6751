import { setTimeout as sleep } from 'node:timers/promises';
import type { LogEntry } from '@frameplay/classroom';
import { Injectable } from '@nestjs/common';
import { isTransient, sqlState, UNIQUE_VIOLATION } from '../database/database.js';
import { ApiError } from '../errors/api-error.js';
import { classroomNotFound, databaseBusy } from '../errors/catalogue.js';
import { log } from '../logging/log.js';
import { GroupCommit } from './group-commit.js';
import { LOG_MAX, LogRepository, type NewEntry } from './log.repository.js';
import { SCHEMA_VERSION, toLogEntry } from './log-entry.js';

export type { NewEntry } from './log.repository.js';

/** A person waits for the answer: after this the client is told to send again, with the same key. */
const RETRY_FOR_MS = 2_500;
const RETRY_FIRST_MS = 40;
const RETRY_MAX_MS = 640;

/** The log that decides: what it has taken is true, in its order. */
@Injectable()
export class CommandLog {
  readonly #rows: LogRepository;
  readonly #groups: GroupCommit;

  constructor(rows: LogRepository) {
    this.#rows = rows;
    this.#groups = new GroupCommit(rows);
  }

  /** Takes the command once. A repeat of (actor, opKey) answers the first entry again. Returns after the commit. */
  async append(entry: NewEntry): Promise<LogEntry> {
    const giveUpAt = performance.now() + RETRY_FOR_MS;
    for (let pause = RETRY_FIRST_MS; ; pause = Math.min(pause * 2, RETRY_MAX_MS)) {
      try {
        return await this.#appendOnce(entry);
      } catch (error) {
        if (error instanceof ApiError || !isTransient(error)) throw error;
        // The statement may have committed all the same: the key makes it safe to send it again.
        if (performance.now() + pause > giveUpAt) {
          log.warn({ err: error }, 'an append was given up');
          throw databaseBusy();
        }
        await sleep(pause);
      }
    }
  }

  /** All entries after `seq`, in order, page by page. */
  async *readAfter(classroomId: string, seq: number): AsyncGenerator<LogEntry> {
    for (let last = seq; ; ) {
      const rows = await this.#rows.readAfter(classroomId, last);
      if (rows.length === 0) return;
      for (const row of rows) {
        yield toLogEntry(row);
        last = row.seq;
      }
    }
  }

  heads(classroomIds: readonly string[]): Promise<{ id: string; head: number }[]> {
    return this.#rows.heads(classroomIds);
  }

  async #appendOnce(entry: NewEntry): Promise<LogEntry> {
    try {
      const row = await this.#groups.append(entry);
      if (row !== null) {
        return toLogEntry({ ...row, actor: entry.actor, payload: entry.command, schemaVersion: SCHEMA_VERSION });
      }
    } catch (error) {
      if (sqlState(error) !== UNIQUE_VIOLATION) throw error;
    }
    return this.#firstAnswer(entry);
  }

  async #firstAnswer(entry: NewEntry): Promise<LogEntry> {
    const first = await this.#rows.findByKey(entry);
    if (first?.same) return toLogEntry(first);
    if (first !== null) throw keyReuse();
    const [known] = await this.#rows.heads([entry.classroomId]);
    throw known !== undefined && known.head >= LOG_MAX ? logFull() : classroomNotFound();
  }
}

const keyReuse = (): ApiError =>
  new ApiError(
    409,
    'log/key-reuse',
    '这个操作编号已经用于另一个操作，没有执行。',
    'This operation key was used for something else before. Nothing was done.',
  );

const logFull = (): ApiError =>
  new ApiError(
    409,
    'classroom/log-full',
    '这个课堂的记录已满，请结束它并新开一个。',
    'The log of this classroom is full. End it and open a new one.',
  );
