'use client';

import type { LessonCard } from '@frameplay/protocol';
import { useBilingual, useTranslations } from '@/i18n';
import { useApi } from '@/lib/api';
import { useProgress } from '@/lib/progress';
import { AppHeader, ErrorLine, LinkButton } from '@/ui';
import { Resume } from './resume';
import { StartAlone } from './start-alone';
import './learn.css';

/** `/learn/ID`: what the lesson is, which seat to take, how to play. */
export function LessonPage({ lessonId }: { lessonId: string }) {
  const t = useTranslations('learn');
  const say = useBilingual();
  const { answer } = useApi('/api/lessons', 'lessonList');
  const lesson = answer.state === 'ok' ? answer.value.lessons.find((one) => one.id === lessonId) : undefined;
  return (
    <>
      <AppHeader crumb={lesson === undefined ? t('title') : <b>{`${lesson.number} ${say(lesson.title)}`}</b>} />
      <main className="page-narrow lesson-page">
        {answer.state === 'loading' && <p className="ink2">{t('loading')}</p>}
        {answer.state === 'error' && <ErrorLine error={answer.error} />}
        {answer.state === 'ok' && lesson === undefined && (
          <>
            <h1>{t('noLesson')}</h1>
            <p>
              <LinkButton href="/learn">{t('title')}</LinkButton>
            </p>
          </>
        )}
        {lesson !== undefined && <Lesson lesson={lesson} />}
      </main>
    </>
  );
}

function Lesson({ lesson }: { lesson: LessonCard }) {
  const t = useTranslations('learn');
  const say = useBilingual();
  const progress = useProgress().get(lesson.id);
  return (
    <>
      <header>
        <h1>
          <span className="mono">{lesson.number}</span> {say(lesson.title)}
        </h1>
        <p className="ink2">{say(lesson.summary)}</p>
        <p className="small ink2">
          {t('minutes', { n: lesson.minutes })} · {t('activities', { n: lesson.activities.length })}
        </p>
        <Resume progress={progress} />
      </header>
      <StartAlone lesson={lesson} progress={progress} />
    </>
  );
}
