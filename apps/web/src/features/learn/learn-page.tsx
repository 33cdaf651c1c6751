'use client';

import Link from 'next/link';
import { useBilingual, useTranslations } from '@/i18n';
import { useApi } from '@/lib/api';
import { useProgress } from '@/lib/progress';
import { useSession } from '@/lib/session';
import { AppHeader, ErrorLine, LinkButton } from '@/ui';
import { LessonStanding } from './lesson-standing';
import { MyAttempts } from './my-attempts';
import { SeatSign } from './seat-sign';
import './learn.css';

/** `/learn`: the lessons that exist. */
export function LearnPage() {
  const t = useTranslations('learn');
  const say = useBilingual();
  const session = useSession();
  const progress = useProgress();
  const { answer } = useApi('/api/lessons', 'lessonList');
  return (
    <>
      <AppHeader crumb={<b>{t('title')}</b>} />
      <main className="page-main learn-page">
        <h1>{t('title')}</h1>
        <p className="ink2">{t('lead')}</p>
        {answer.state === 'loading' && <p className="ink2">{t('loading')}</p>}
        {answer.state === 'error' && <ErrorLine error={answer.error} />}
        {answer.state === 'ok' && (
          <ul className="lesson-list">
            {answer.value.lessons.map((lesson) => (
              <li key={lesson.id}>
                <span className="mono lesson-number">{lesson.number}</span>
                <div>
                  <h2>
                    <Link href={`/learn/${lesson.id}`}>{say(lesson.title)}</Link>
                  </h2>
                  <p>{say(lesson.summary)}</p>
                  <p className="lesson-facts small ink2">
                    <span>{t('minutes', { n: lesson.minutes })}</span>
                    <LessonStanding lesson={lesson} progress={progress.get(lesson.id)} />
                    {lesson.seats.map((seat) => (
                      <span key={seat.seat} className="lesson-seat">
                        <SeatSign lesson={lesson} seat={seat.seat} size={16} />
                        {say(seat.title)}
                      </span>
                    ))}
                  </p>
                </div>
                <LinkButton href={`/learn/${lesson.id}`}>{t('choose')}</LinkButton>
              </li>
            ))}
          </ul>
        )}
        <p className="learn-more">
          <LinkButton href="/compare">{t('compare')}</LinkButton>
          <LinkButton href="/sandbox">{t('sandbox')}</LinkButton>
        </p>
        {session.data !== null && answer.state === 'ok' && <MyAttempts lessons={answer.value.lessons} />}
      </main>
    </>
  );
}
