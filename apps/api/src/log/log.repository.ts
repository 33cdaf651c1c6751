import type { Actor, Command, LogEntry } from '@frameplay/classroom';
import { Inject, Injectable } from '@nestjs/common';
import { DATABASE, type Database } from '../database/database.js';
import { type LogRow, SCHEMA_VERSION } from './log-entry.js';

export interface NewEntry {
  readonly classroomId: string;
  readonly actor: Actor;
  readonly opKey: string;
  readonly command: Command;
}

/** A classroom that has reached this is a machine's, not a class's; it stays readable and gradable. */
export const LOG_MAX = 50_000;
const PAGE = 1_000;

const COLUMNS = 'seq, actor, payload, schema_version AS "schemaVersion", at';

/**
 * One statement: it takes the row of the classroom, so entries get their seq in the order in which they commit, without
 * a gap. A second entry with the same key fails as a whole (23505) and the head stays.
 */
const APPEND = `
  WITH moved AS (UPDATE classroom SET head = head + 1 WHERE id = $1 AND head < ${LOG_MAX} RETURNING head)
  INSERT INTO classroom_log (classroom_id, seq, actor, actor_id, op_key, type, payload, schema_version)
  SELECT $1, moved.head, $2::jsonb, $3, $4, $5, $6::jsonb, ${SCHEMA_VERSION} FROM moved
  RETURNING seq, at`;

/** The same for several entries, all or none; entries of one classroom get their seq in the order given. */
const APPEND_ALL = `
  WITH given AS (
    SELECT n, e->>'classroomId' AS classroom_id, e->'actor' AS actor, e->>'opKey' AS op_key, e->'command' AS command,
      row_number() OVER (PARTITION BY e->>'classroomId' ORDER BY n) AS place
    FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS entry(e, n)
  ), counted AS (
    SELECT classroom_id, count(*)::int AS entries FROM given GROUP BY classroom_id
  ), moved AS (
    UPDATE classroom SET head = head + entries FROM counted
    WHERE id = classroom_id AND head + entries <= ${LOG_MAX} RETURNING id, head - entries AS before
  )
  INSERT INTO classroom_log (classroom_id, seq, actor, actor_id, op_key, type, payload, schema_version)
  SELECT id, before + place, actor, actor->>'id', op_key, command->>'type', command, ${SCHEMA_VERSION}
  FROM given JOIN moved ON id = classroom_id ORDER BY n
  RETURNING classroom_id AS "classroomId", actor_id AS "actorId", op_key AS "opKey", seq, at`;

const FIND = `
  SELECT ${COLUMNS}, payload = $4::jsonb AS same
  FROM classroom_log WHERE classroom_id = $1 AND actor_id = $2 AND op_key = $3`;

const READ = `
  SELECT ${COLUMNS} FROM classroom_log WHERE classroom_id = $1 AND seq > $2 ORDER BY seq LIMIT ${PAGE}`;

interface EntryKey {
  readonly classroomId: string;
  readonly actorId: string;
  readonly opKey: string;
}

type AppendedRow = EntryKey & Pick<LogRow, 'seq' | 'at'>;

function keyText({ classroomId, actorId, opKey }: EntryKey): string {
  return JSON.stringify([classroomId, actorId, opKey]);
}

/** The only place that writes the log. There is no update and no delete. */
@Injectable()
export class LogRepository {
  readonly #database: Database;

  constructor(@Inject(DATABASE) database: Database) {
    this.#database = database;
  }

  /** null: no such classroom, or its log is full. Throws 23505 when the actor has used the key before. */
  async append({ classroomId, actor, opKey, command }: NewEntry): Promise<Pick<LogRow, 'seq' | 'at'> | null> {
    const values = [classroomId, JSON.stringify(actor), actor.id, opKey, command.type, JSON.stringify(command)];
    const [row] = await this.#database.query<Pick<LogRow, 'seq' | 'at'>>(APPEND, values);
    return row ?? null;
  }

  /** Entries of one lane may share a statement. Postgres locks the row of a classroom, PGlite has one connection. */
  laneOf({ classroomId }: NewEntry): string {
    return this.#database.kind === 'pglite' ? '' : classroomId;
  }

  /** In the order of `entries`; undefined: not taken. Throws, and takes none, when one of the keys was used before. */
  async appendAll(entries: readonly NewEntry[]): Promise<(Pick<LogRow, 'seq' | 'at'> | undefined)[]> {
    const rows = await this.#database.query<AppendedRow>(APPEND_ALL, [JSON.stringify(entries)]);
    const taken = new Map(rows.map(({ seq, at, ...key }) => [keyText(key), { seq, at }]));
    return entries.map(({ classroomId, actor, opKey }) =>
      taken.get(keyText({ classroomId, actorId: actor.id, opKey })),
    );
  }

  /** The entry that used the key first; `same`: it asked for the very same thing. */
  async findByKey({ classroomId, actor, opKey, command }: NewEntry): Promise<(LogRow & { same: boolean }) | null> {
    const values = [classroomId, actor.id, opKey, JSON.stringify(command)];
    const [row] = await this.#database.query<LogRow & { same: boolean }>(FIND, values);
    return row ?? null;
  }

  /** The next entries after `seq`, at most a page; empty at the end. */
  readAfter(classroomId: string, seq: LogEntry['seq']): Promise<LogRow[]> {
    return this.#database.query<LogRow>(READ, [classroomId, seq]);
  }

  async heads(classroomIds: readonly string[]): Promise<{ id: string; head: number }[]> {
    if (classroomIds.length === 0) return [];
    return this.#database.query(
      'SELECT id, head FROM classroom WHERE id IN (SELECT jsonb_array_elements_text($1::jsonb))',
      [JSON.stringify(classroomIds)],
    );
  }
}
