import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import type { FieldResult, LogEntry, ResultView } from '@frameplay/classroom';
import { command } from '@frameplay/protocol';
import pg from 'pg';

type Rows = readonly Record<string, unknown>[];
type Ask = (sql: string, values: unknown[]) => Promise<{ readonly rows: Rows }>;

/** One graded decision as it lies in the table `decision`. */
export interface DecisionRecord {
  readonly seq: number;
  readonly participantId: string;
  readonly nickname: string;
  readonly seat: string;
  readonly activity: number;
  readonly frameNo: number;
  readonly attempt: number;
  readonly fields: readonly FieldResult[];
  readonly right: number;
  readonly total: number;
}

/** Sums of one student at one seat in one activity, as they lie in the table `attempt`. */
export interface AttemptRecord {
  readonly participantId: string;
  readonly nickname: string;
  readonly seat: string;
  readonly activity: number;
  readonly firstRight: number;
  readonly firstTotal: number;
  readonly bestRight: number;
  readonly bestTotal: number;
  readonly frames: number;
  readonly decisions: number;
}

/** A prediction, a check, a try or a hint, as it lies in the table `result`. */
export interface ResultRecord {
  readonly participantId: string;
  readonly nickname: string;
  readonly seat: string;
  readonly activity: number;
  readonly kind: string;
  readonly item: string;
  readonly attempt: number;
  readonly points: number;
  readonly outOf: number;
  readonly detail: ResultView['detail'];
}

/** Reads what the product stored, past the product: plain SQL on its own connection. */
export class Records {
  readonly #ask: Ask;
  readonly #end: () => Promise<void>;

  private constructor(ask: Ask, end: () => Promise<void>) {
    this.#ask = ask;
    this.#end = end;
  }

  static async ofServer(url: string): Promise<Records> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    return new Records(
      (sql, values) => client.query(sql, values),
      () => client.end(),
    );
  }

  /** The data folder of an embedded product that has stopped: it belongs to one process at a time. */
  static async ofFolder(folder: string): Promise<Records> {
    const lite = await PGlite.create(path.join(folder, 'pglite'));
    return new Records(
      (sql, values) => lite.query<Record<string, unknown>>(sql, values),
      () => lite.close(),
    );
  }

  close(): Promise<void> {
    return this.#end();
  }

  async classroomOfCode(code: string): Promise<string> {
    const { rows } = await this.#ask('SELECT id FROM classroom WHERE code = $1', [code]);
    return text(rows[0]?.['id']);
  }

  async log(classroomId: string, afterSeq: number): Promise<LogEntry[]> {
    const { rows } = await this.#ask(
      'SELECT seq, actor, payload, at FROM classroom_log WHERE classroom_id = $1 AND seq > $2 ORDER BY seq',
      [classroomId, afterSeq],
    );
    return rows.map(toEntry);
  }

  /** How often each kind of command stands in the log. */
  async commandsOfType(classroomId: string, type: string): Promise<number> {
    const { rows } = await this.#ask(
      'SELECT count(*)::int AS n FROM classroom_log WHERE classroom_id = $1 AND type = $2',
      [classroomId, type],
    );
    return Number(rows[0]?.['n']);
  }

  /** Entries whose effect has not reached the tables of grades yet. */
  async unprojected(classroomId: string): Promise<number> {
    const { rows } = await this.#ask('SELECT head - projected AS n FROM classroom WHERE id = $1', [classroomId]);
    return Number(rows[0]?.['n']);
  }

  /** Who is in the class: id by nickname. */
  async participants(classroomId: string): Promise<ReadonlyMap<string, string>> {
    const { rows } = await this.#ask('SELECT id, nickname FROM participant WHERE classroom_id = $1', [classroomId]);
    return new Map(rows.map((row) => [text(row['nickname']), text(row['id'])]));
  }

  async phase(classroomId: string): Promise<string> {
    const { rows } = await this.#ask('SELECT phase FROM classroom WHERE id = $1', [classroomId]);
    return text(rows[0]?.['phase']);
  }

  async decisions(classroomId: string): Promise<DecisionRecord[]> {
    const { rows } = await this.#ask(
      `SELECT d.*, p.nickname FROM decision d JOIN participant p ON p.id = d.participant_id
       WHERE d.classroom_id = $1 ORDER BY d.seq`,
      [classroomId],
    );
    return rows.map((row) => ({
      seq: Number(row['seq']),
      participantId: text(row['participant_id']),
      nickname: text(row['nickname']),
      seat: text(row['seat']),
      activity: Number(row['activity']),
      frameNo: Number(row['frame_no']),
      attempt: Number(row['attempt']),
      fields: row['fields'] as readonly FieldResult[],
      right: Number(row['right_count']),
      total: Number(row['total_count']),
    }));
  }

  /** In the order in which they were graded. */
  async results(classroomId: string): Promise<ResultRecord[]> {
    const { rows } = await this.#ask(
      `SELECT r.*, p.nickname FROM result r JOIN participant p ON p.id = r.participant_id
       WHERE r.classroom_id = $1 ORDER BY r.seq, r.attempt`,
      [classroomId],
    );
    return rows.map((row) => ({
      participantId: text(row['participant_id']),
      nickname: text(row['nickname']),
      seat: text(row['seat']),
      activity: Number(row['activity']),
      kind: text(row['kind']),
      item: text(row['item']),
      attempt: Number(row['attempt']),
      points: Number(row['points']),
      outOf: Number(row['out_of']),
      detail: row['detail'] as ResultView['detail'],
    }));
  }

  async attempts(classroomId: string): Promise<AttemptRecord[]> {
    const { rows } = await this.#ask(
      `SELECT a.*, p.nickname FROM attempt a JOIN participant p ON p.id = a.participant_id
       WHERE a.classroom_id = $1 ORDER BY p.nickname, a.activity, a.seat`,
      [classroomId],
    );
    return rows.map((row) => ({
      participantId: text(row['participant_id']),
      nickname: text(row['nickname']),
      seat: text(row['seat']),
      activity: Number(row['activity']),
      firstRight: Number(row['first_right']),
      firstTotal: Number(row['first_total']),
      bestRight: Number(row['best_right']),
      bestTotal: Number(row['best_total']),
      frames: Number(row['frames']),
      decisions: Number(row['decisions']),
    }));
  }
}

function toEntry(row: Record<string, unknown>): LogEntry {
  return {
    seq: Number(row['seq']),
    actor: row['actor'] as LogEntry['actor'],
    command: command.parse(row['payload']),
    at: (row['at'] as Date).toISOString(),
  };
}

function text(value: unknown): string {
  if (typeof value !== 'string') throw new Error(`expected a text in this column, got ${String(value)}`);
  return value;
}
