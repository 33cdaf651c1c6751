'use client';

import type { Mode } from '@frameplay/classroom';
import type { GradebookRow, LessonCard } from '@frameplay/protocol';
import { useBilingual, useTranslations } from '@/i18n';
import { useGroupLabs } from '@/lib/group-labs';
import { DeviceSign, WorkList } from '@/ui';
import { type Column, countOf, decisionsOf } from './columns';

export interface GradeDetailProps {
  readonly classroomId: string;
  readonly row: GradebookRow;
  readonly column: Column;
  readonly lesson: LessonCard;
  readonly mode: Mode;
}

/** One student's decisions in one activity, or in all. */
export function GradeDetail({ classroomId, row, column, lesson, mode }: GradeDetailProps) {
  const t = useTranslations('grades.book');
  const tMode = useTranslations('vocabulary.mode');
  const say = useBilingual();
  const group = row.decisions[0]?.graded.clusterId ?? row.results[0]?.result.clusterId ?? null;
  const labOf = useGroupLabs(classroomId, group);
  const results = row.results
    .map((one) => one.result)
    .filter(({ activityIndex }) => column === null || activityIndex === column);
  const first = countOf(row, column, 'first');
  const best = countOf(row, column, 'best');
  const title = column === null ? lesson.title : (lesson.activities[column]?.title ?? lesson.title);
  const number = column === null ? lesson.number : (lesson.activities[column]?.number ?? lesson.number);
  const seats = lesson.seats.filter((one) => row.seats.includes(one.seat));
  return (
    <>
      <header className="book-detail-head">
        <h2>
          {row.nickname} · {number} {say(title)}
        </h2>
        <p className="small ink2 book-facts">
          {seats.map((seat) => (
            <span key={seat.seat} className="book-seat">
              <DeviceSign device={seat.role} number={serverNumber(lesson, seat.seat)} size={16} />
              {say(seat.title)} ·
            </span>
          ))}
          {tMode(`${mode}.name`)}
          {first !== null && best !== null && (
            <>
              {' · '}
              {t('detail', { firstRight: first.right, bestRight: best.right, total: first.total })}
            </>
          )}
        </p>
      </header>
      {first === null && results.length === 0 && <p className="ink2">{t('noDecisions')}</p>}
      <WorkList
        decisions={decisionsOf(row, column).map((one) => one.graded)}
        results={results}
        labOf={labOf}
        titleOf={(index) => exerciseName(lesson, index, say)}
        mayRun={true}
      />
    </>
  );
}

function exerciseName({ activities }: LessonCard, index: number, say: ReturnType<typeof useBilingual>): string | null {
  const activity = activities[index];
  return activity === undefined ? null : `${activity.number} ${say(activity.title)}`;
}

/** Servers are numbered in the order in which the lesson lists them. */
function serverNumber(lesson: LessonCard, seat: string): number {
  return lesson.seats.filter((one) => one.role === 'server').findIndex((one) => one.seat === seat) + 1;
}
