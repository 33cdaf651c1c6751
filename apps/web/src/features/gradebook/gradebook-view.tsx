'use client';

import type { Gradebook, LessonCard } from '@frameplay/protocol';
import Link from 'next/link';
import { useState } from 'react';
import { useBilingual, useLocaleChoice, useTranslations } from '@/i18n';
import { GainList, Kbd, Segmented } from '@/ui';
import type { Counting, Picked } from './columns';
import { GradeDetail } from './grade-detail';
import { GradeTable } from './grade-table';

/** The table at the left, the decisions of the picked cell at the right. */
export function GradebookView({ book, lesson }: { book: Gradebook; lesson: LessonCard }) {
  const t = useTranslations('grades.book');
  const say = useBilingual();
  const { locale } = useLocaleChoice();
  const [counting, setCounting] = useState<Counting>('first');
  const [picked, setPicked] = useState<Picked | null>(null);
  const row = book.rows.find((one) => one.participantId === picked?.participantId);
  return (
    <div className="page-cols book" style={{ ['--aside' as string]: '520px' }}>
      <main className="page-main">
        <div className="book-head">
          <div>
            <h1>{t('title')}</h1>
            <p className="book-print">
              {lesson.number} {say(lesson.title)} ·{' '}
              {new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(new Date(book.classroom.createdAt))}
            </p>
            <p className="small ink2">{t('rules')}</p>
            {book.classroom.phase !== 'ended' && (
              <p className="small book-back">
                <Link href={`/teach/${book.classroom.id}`}>{t('console')}</Link>
              </p>
            )}
          </div>
          <span className="grow" />
          <Segmented
            label={t('count')}
            value={counting}
            onChange={setCounting}
            options={[
              { value: 'first', label: t('firstTry') },
              { value: 'best', label: t('best') },
            ]}
          />
        </div>
        {book.rows.length === 0 ? (
          <p className="ink2">{t('empty')}</p>
        ) : (
          <GradeTable book={book} lesson={lesson} counting={counting} picked={picked} onPick={setPicked} />
        )}
        <GainList gains={book.gains} />
        <ul className="book-legend">
          <li>
            <span className="meter" aria-hidden="true">
              <i style={{ width: '70%' }} />
            </span>
            {t('legend')}
          </li>
          {book.classroom.phase !== 'ended' && (
            <li>
              <span className="meter meter-playing" aria-hidden="true">
                <i style={{ width: '40%' }} />
              </span>
              {t('playing')} …
            </li>
          )}
          <li className="grow" />
          <li>{t('shown', { n: book.rows.length })}</li>
          <li className="hint-keys">
            <Kbd>↑↓←→</Kbd> {t('move')} · <Kbd>↵</Kbd> {t('open')}
          </li>
        </ul>
      </main>
      <aside className="book-aside" aria-label={t('detailLabel')}>
        {row === undefined || picked === null ? (
          <p className="ink2">{t('choose')}</p>
        ) : (
          <GradeDetail
            classroomId={book.classroom.id}
            row={row}
            column={picked.column}
            lesson={lesson}
            mode={book.classroom.mode}
          />
        )}
      </aside>
    </div>
  );
}
