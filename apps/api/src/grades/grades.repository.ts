import type {
  FieldResult,
  FrameClass,
  GradedView,
  Mode,
  MoveKind,
  Phase,
  ResultDetail,
  ResultView,
} from '@frameplay/classroom';
import type { DecisionRow, ResultRow } from '@frameplay/protocol';
import { Inject, Injectable } from '@nestjs/common';
import { DATABASE, type Database } from '../database/database.js';
import type { DecisionRow as StoredDecision, ResultRow as StoredResult } from '../generated/prisma/client.js';
import type { AttemptRow } from './sums.js';

/** What the log says up to `upTo`, for the tables that people ask. */
export interface Projection {
  readonly classroomId: string;
  readonly upTo: number;
  readonly phase: Phase;
  readonly mode: Mode;
  readonly decisions: readonly DecisionRow[];
  readonly results: readonly ResultRow[];
  /** Activity index -> how far it has come. */
  readonly progress: Readonly<Record<number, 'begun' | 'done'>>;
  readonly attempts: readonly AttemptRow[];
  readonly removed: readonly string[];
  readonly readmitted: readonly string[];
}

/**
 * One statement, so all of it or nothing. The cursor makes it idempotent: of several processes that hold the same part of
 * the log the first writes, and the others find the cursor moved and write nothing.
 */
const WRITE = `
  WITH moved AS (
    UPDATE classroom SET projected = $2, phase = $3, mode = $4,
      progress = CASE WHEN kind = 'solo' THEN $9::jsonb ELSE progress END,
      ended_at = CASE WHEN $3 = 'ended' THEN coalesce(ended_at, now()) END,
      code = CASE WHEN $3 = 'ended' THEN NULL ELSE code END
    WHERE id = $1 AND projected < $2 RETURNING id),
  decided AS (
    INSERT INTO decision (classroom_id, seq, participant_id, cluster_id, seat, activity, frame_id, frame_no, kind,
      frame_class, summary, attempt, fields, right_count, total_count, mode, at)
    SELECT moved.id, d.seq, d."participantId", d."clusterId", d.seat, d."activityIndex", d."frameId", d.no, d.kind,
      d."frameClass", d.summary, d.attempt, d.fields, d."right", d.total, d.mode, d.at
    FROM moved, jsonb_to_recordset($5::jsonb) AS d (seq int, "participantId" text, "clusterId" text, seat text,
      "activityIndex" int, "frameId" int, no int, kind text, "frameClass" text, summary text, attempt int, fields jsonb,
      "right" int, total int, mode text, at timestamptz)
    ON CONFLICT DO NOTHING),
  answered AS (
    INSERT INTO result (classroom_id, participant_id, activity, item, attempt, seq, cluster_id, seat, activity_id, kind,
      points, out_of, mode, "values", detail, at)
    SELECT moved.id, r."participantId", r."activityIndex", r.item, r.attempt, r.seq, r."clusterId", r.seat,
      r."activityId", r.kind, r.points, r."outOf", r.mode, r."values", r.detail, r.at
    FROM moved, jsonb_to_recordset($8::jsonb) AS r ("participantId" text, "activityIndex" int, item text, attempt int,
      seq int, "clusterId" text, seat text, "activityId" text, kind text, points float8, "outOf" float8, mode text,
      "values" jsonb, detail jsonb, at timestamptz)
    ON CONFLICT DO NOTHING),
  summed AS (
    INSERT INTO attempt (classroom_id, participant_id, seat, activity, first_right, first_total, best_right, best_total,
      frames, decisions, kind, hint_cost, updated_at)
    SELECT moved.id, a."participantId", a.seat, a.activity, a."firstRight", a."firstTotal", a."bestRight",
      a."bestTotal", a.frames, a.decisions, a.kind, a."hintCost", now()
    FROM moved, jsonb_to_recordset($6::jsonb) AS a ("participantId" text, seat text, activity int, "firstRight" int,
      "firstTotal" int, "bestRight" int, "bestTotal" int, frames int, decisions int, kind text, "hintCost" int)
    ON CONFLICT (participant_id, seat, activity) DO UPDATE SET first_right = excluded.first_right,
      first_total = excluded.first_total, best_right = excluded.best_right, best_total = excluded.best_total,
      frames = excluded.frames, decisions = excluded.decisions, kind = excluded.kind, hint_cost = excluded.hint_cost,
      updated_at = excluded.updated_at),
  dismissed AS (
    UPDATE participant SET removed = true
    FROM moved WHERE classroom_id = moved.id AND participant.id IN (SELECT jsonb_array_elements_text($7::jsonb))),
  readmitted AS (
    UPDATE participant SET removed = false
    FROM moved WHERE classroom_id = moved.id AND participant.id IN (SELECT jsonb_array_elements_text($10::jsonb)))
  SELECT count(*)::int AS written FROM moved`;

@Injectable()
export class GradesRepository {
  readonly #database: Database;

  constructor(@Inject(DATABASE) database: Database) {
    this.#database = database;
  }

  async write(projection: Projection): Promise<void> {
    const { classroomId, upTo, phase, mode, attempts, removed, readmitted, progress } = projection;
    const decisions = projection.decisions.map(({ seq, graded }) => ({ seq, ...graded }));
    const results = projection.results.map(({ seq, result }) => ({ seq, ...result }));
    const lists = [decisions, attempts, removed, results, progress, readmitted].map((list) => JSON.stringify(list));
    await this.#database.query(WRITE, [classroomId, upTo, phase, mode, ...lists]);
  }

  /** In the order in which they were decided. */
  async decisionsOf(classroomId: string, participantId?: string): Promise<DecisionRow[]> {
    const rows = await this.#database.prisma.decisionRow.findMany({
      where: { classroomId, ...(participantId === undefined ? {} : { participantId }) },
      orderBy: [{ seq: 'asc' }, { participantId: 'asc' }],
    });
    return rows.map((row) => ({ seq: row.seq, graded: gradedOf(row) }));
  }

  /** In the order in which they came about. */
  async resultsOf(classroomId: string, participantId?: string): Promise<ResultRow[]> {
    const rows = await this.#database.prisma.resultRow.findMany({
      where: { classroomId, ...(participantId === undefined ? {} : { participantId }) },
      orderBy: [{ seq: 'asc' }, { participantId: 'asc' }, { item: 'asc' }, { attempt: 'asc' }],
    });
    return rows.map((row) => ({ seq: row.seq, result: resultOf(row) }));
  }

  async attemptsOf(classroomId: string): Promise<AttemptRow[]> {
    const rows = await this.#database.prisma.attempt.findMany({
      where: { classroomId },
      orderBy: [{ activity: 'asc' }, { seat: 'asc' }],
    });
    return rows.map(({ classroomId: _classroomId, updatedAt: _updatedAt, ...row }) => ({
      ...row,
      kind: row.kind as AttemptRow['kind'],
    }));
  }
}

function resultOf(row: StoredResult): ResultView {
  const { clusterId, participantId, seat, activityId, item, attempt, points, outOf } = row;
  return {
    clusterId,
    participantId,
    seat,
    activityIndex: row.activity,
    activityId,
    kind: row.kind as ResultView['kind'],
    item,
    attempt,
    points,
    outOf,
    mode: row.mode as Mode,
    values: row.values as Readonly<Record<string, string>>,
    detail: row.detail as unknown as ResultDetail,
    at: row.at.toISOString(),
  };
}

function gradedOf(row: StoredDecision): GradedView {
  const { participantId, clusterId, seat, frameId, summary, attempt, right, total } = row;
  return {
    clusterId,
    seat,
    participantId,
    activityIndex: row.activity,
    frameId,
    no: row.frameNo,
    kind: row.kind as MoveKind,
    frameClass: row.frameClass as FrameClass,
    summary,
    attempt,
    fields: row.fields as unknown as readonly FieldResult[],
    right,
    total,
    mode: row.mode as Mode,
    at: row.at.toISOString(),
  };
}
