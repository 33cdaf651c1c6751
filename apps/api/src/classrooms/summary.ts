import type { ClassroomSummary } from '@frameplay/protocol';
import type { CountedRecord } from '../classroom-records/classroom-records.js';

export function summaryOf(record: CountedRecord): ClassroomSummary {
  const { id, code, lessonId, mode, phase, createdAt, endedAt, students } = record;
  return {
    id,
    code,
    lessonId,
    mode,
    phase,
    createdAt: createdAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
    students,
  };
}
