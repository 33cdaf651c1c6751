'use client';

import { lessonList } from '@frameplay/protocol';
import Link from 'next/link';
import { useBilingual, useTranslations } from '@/i18n';
import { useApi } from '@/lib/api';
import { ErrorLine } from '@/ui';
import './learn.css';

/** The lessons that exist, one line each. */
export function LessonLinks() {
  const t = useTranslations('learn');
  const say = useBilingual();
  const { answer } = useApi('/api/lessons', lessonList);
  if (answer.state === 'loading') return <p className="small">{t('loading')}</p>;
  if (answer.state === 'error') return <ErrorLine error={answer.error} />;
  return (
    <ul className="lesson-links">
      {answer.value.lessons.map((lesson) => (
        <li key={lesson.id}>
          <Link href={`/learn/${lesson.id}`}>
            <span className="mono">{lesson.number}</span>
            <b>{say(lesson.title)}</b>
            <span className="lesson-minutes">{t('minutes', { n: lesson.minutes })}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
