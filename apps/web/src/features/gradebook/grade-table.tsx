'use client';

import type { Gradebook, GradebookRow, LessonCard } from '@frameplay/protocol';
import { useBilingual, useTranslations } from '@/i18n';
import { useGridFocus } from '@/lib/use-grid-focus';
import { type Column, type Counted, type Counting, countOf, type Picked } from './columns';

export interface GradeTableProps {
  readonly book: Gradebook;
  readonly lesson: LessonCard;
  readonly counting: Counting;
  readonly picked: Picked | null;
  readonly onPick: (picked: Picked) => void;
}

/** With more columns a cell that nobody has played says so by a dash. */
const ROOMY = 6;

/** Students x activities. A cell says how many fields were right; it opens the decisions. */
export function GradeTable({ book, lesson, counting, picked, onPick }: GradeTableProps) {
  const t = useTranslations('grades.book');
  const say = useBilingual();
  const grid = useGridFocus();
  const columns: readonly Column[] = [...lesson.activities.map((_, index) => index), null];
  const titleOf = (column: Column) =>
    column === null ? t('total') : say(lesson.activities[column]?.title ?? lesson.title);
  const narrow = columns.length > ROOMY;
  const rows = [...book.rows].sort((a, b) => a.nickname.localeCompare(b.nickname, 'zh'));
  return (
    <div className="book-scroll">
      <table ref={grid.ref} className="grade-table" onKeyDown={grid.onKeyDown}>
        <thead>
          <tr>
            <th scope="col" aria-sort="ascending">
              {t('student')} <span aria-hidden="true">▴</span>
            </th>
            {columns.map((column) => (
              <th key={String(column)} scope="col">
                <b className="mono">{column === null ? lesson.number : lesson.activities[column]?.number}</b>
                {titleOf(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr
              key={row.participantId}
              className={row.participantId === picked?.participantId ? 'grade-row-on' : undefined}
              data-testid="gradebook-row"
            >
              <Student row={row} />
              {columns.map((column, place) => (
                <GradeCell
                  key={String(column)}
                  count={countOf(row, column, counting)}
                  label={(right, total) => t('cell', { name: row.nickname, activity: titleOf(column), right, total })}
                  narrow={narrow}
                  playing={book.classroom.phase !== 'ended'}
                  picked={row.participantId === picked?.participantId && column === picked.column}
                  focus={grid.cell(index, place)}
                  onPick={() => onPick({ participantId: row.participantId, column })}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Student({ row }: { row: GradebookRow }) {
  const t = useTranslations('grades.book');
  return (
    <th scope="row">
      {row.nickname}
      {row.removed && <small className="ink2"> {t('removed')}</small>}
    </th>
  );
}

interface GradeCellProps {
  readonly count: Counted | null;
  readonly label: (right: number, total: number) => string;
  readonly narrow: boolean;
  readonly playing: boolean;
  readonly picked: boolean;
  readonly focus: ReturnType<ReturnType<typeof useGridFocus>['cell']>;
  readonly onPick: () => void;
}

function GradeCell({ count, label, narrow, playing, picked, focus, onPick }: GradeCellProps) {
  const t = useTranslations('grades.book');
  return (
    <td className={picked ? 'grade-picked' : undefined}>
      <button
        type="button"
        className="grade-cell mono"
        aria-label={count === null ? undefined : label(count.right, count.total)}
        aria-pressed={picked}
        onClick={onPick}
        {...focus}
      >
        {count === null ? (
          <span className="grade-none">
            {narrow && <span aria-hidden="true">–</span>}
            <span className={narrow ? 'visually-hidden' : undefined}>{t('notYet')}</span>
          </span>
        ) : (
          <>
            <span className={playing ? 'meter meter-playing' : 'meter'}>
              <i style={{ width: `${(100 * count.right) / count.total}%` }} />
            </span>
            {count.right}/{count.total}
            {playing && ' …'}
          </>
        )}
      </button>
    </td>
  );
}
