'use client';

import { useEffect } from 'react';
import { useBilingual, useLocaleChoice, useTranslations } from '@/i18n';
import { useApi } from '@/lib/api';
import { AppHeader, Button, ErrorLine, LinkButton, MistakesOf } from '@/ui';
import { GradebookView } from './gradebook-view';
import './gradebook.css';

const REFRESH_MS = 10_000;

/** `/teach/ID/gradebook`: students x activities, and every decision with its reason. */
export function GradebookPage({ classroomId }: { classroomId: string }) {
  const t = useTranslations('grades.book');
  const tTeach = useTranslations('teach');
  const say = useBilingual();
  const { locale } = useLocaleChoice();
  const { answer, reload } = useApi(`/api/classrooms/${classroomId}/gradebook`, 'gradebook');
  const lessons = useApi('/api/lessons', 'lessonList').answer;
  const book = answer.state === 'ok' ? answer.value : null;
  const lesson =
    lessons.state === 'ok' ? lessons.value.lessons.find((one) => one.id === book?.classroom.lessonId) : undefined;
  const running = book !== null && book.classroom.phase !== 'ended';
  // While the class runs the grades grow.
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(reload, REFRESH_MS);
    return () => clearInterval(timer);
  }, [running, reload]);
  return (
    <>
      <AppHeader
        crumb={
          <>
            <b>{t('name')}</b>
            {lesson !== undefined && ` · ${lesson.number} ${say(lesson.title)}`}
            {book !== null && ` · ${tTeach(`phase.${book.classroom.phase}`)}`}
          </>
        }
      >
        {running && (
          <span className="top-wide">
            <LinkButton href={`/teach/${classroomId}`} variant="quiet">
              {t('console')}
            </LinkButton>
          </span>
        )}
        <Files classroomId={classroomId} locale={locale} />
        <span className="top-wide">
          <Button variant="quiet" onClick={() => window.print()}>
            {t('print')}
          </Button>
        </span>
      </AppHeader>
      {answer.state === 'loading' && <p className="page-main ink2">{t('loading')}</p>}
      {answer.state === 'error' && (
        <main className="page-narrow">
          <ErrorLine error={answer.error} />
        </main>
      )}
      {book !== null && lesson !== undefined && (
        <MistakesOf classroomId={classroomId}>
          <GradebookView book={book} lesson={lesson} />
        </MistakesOf>
      )}
    </>
  );
}

const FILES = ['students', 'decisions', 'results'] as const;

/** The same grades as files for a spreadsheet: sums, every decision about a frame, every other answer. */
function Files({ classroomId, locale }: { readonly classroomId: string; readonly locale: string }) {
  const t = useTranslations('grades.book');
  return (
    <span className="book-files">
      {FILES.map((rows) => (
        <a
          key={rows}
          className={rows === 'students' ? 'btn btn-quiet' : 'btn btn-quiet top-wide'}
          href={`/api/classrooms/${classroomId}/gradebook.csv?rows=${rows}&lang=${locale}`}
          download
          data-testid={rows === 'students' ? 'csv' : `csv-${rows}`}
        >
          {t(`csv.${rows}`)}
        </a>
      ))}
    </span>
  );
}
