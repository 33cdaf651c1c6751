import type { Actor, LogEntry } from '@frameplay/classroom';
import { command } from '@frameplay/protocol';
import { z } from 'zod';
import { ApiError } from '../errors/api-error.js';

/** A row as it lies in the table. */
export interface LogRow {
  readonly seq: number;
  readonly actor: unknown;
  /** The whole command. */
  readonly payload: unknown;
  readonly schemaVersion: number;
  readonly at: Date;
}

/** Version of the shape of commands that this build writes. Older ones are brought up to it when they are read. */
export const SCHEMA_VERSION = 1;

const actor = z.strictObject({
  role: z.enum(['teacher', 'student', 'system']),
  id: z.string(),
}) satisfies z.ZodType<Actor>;

/** The log holds something that this build does not understand, e.g. a newer build wrote it: nobody guesses at it. */
export class UnreadableLog extends ApiError {
  constructor(detail: string) {
    super(
      409,
      'classroom/newer-version',
      '这个课堂由更新的版本记录，请升级后再打开。',
      'This classroom was recorded by a newer version. Upgrade to open it.',
    );
    this.message = detail;
  }
}

/**
 * A row as every process applies it. Read through the schema, so the same row gives the same object, key by key,
 * whether it comes from this process' own append or out of a jsonb column.
 */
export function toLogEntry(row: LogRow): LogEntry {
  if (row.schemaVersion > SCHEMA_VERSION) {
    throw new UnreadableLog(`entry ${row.seq} has schema version ${row.schemaVersion}, newer than ${SCHEMA_VERSION}`);
  }
  const who = actor.safeParse(row.actor);
  const what = command.safeParse(row.payload);
  if (!who.success || !what.success) throw new UnreadableLog(`entry ${row.seq} cannot be read`);
  return { seq: row.seq, actor: who.data, command: what.data, at: row.at.toISOString() };
}
