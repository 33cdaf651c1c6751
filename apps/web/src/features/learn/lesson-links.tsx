'use client';

import { lessonList } from '@frameplay/protocol';
import Link from 'next/link';
import { useBilingual, useTranslations } from '@/i18n';
import { useApi } from '@/lib/api';
import { ErrorLine } from '@/ui';
import './learn.css';

/** So many units stand on the first page; the rest is one link away. */
const FIRST = 4;

/** The first units, one line each, and the way to all of them. */
export function LessonLinks() {
  const t = useTranslations('learn');
  const tAlone = useTranslations('landing.alone');
  const say = useBilingual();
  const { answer } = useApi('/api/lessons', lessonList);
  if (answer.state === 'loading') return <p className="small">{t('loading')}</p>;
  if (answer.state === 'error') return <ErrorLine error={answer.error} />;
  const { lessons } = answer.value;
  return (
    <ul className="lesson-links">
      {lessons.slice(0, FIRST).map((lesson) => (
        <li key={lesson.id}>
          <Link href={`/learn/${lesson.id}`}>
            <span className="mono">{lesson.number}</span>
            <b>{say(lesson.title)}</b>
            <span className="lesson-minutes">{t('minutes', { n: lesson.minutes })}</span>
          </Link>
        </li>
      ))}
      <li>
        <Link href="/learn">
          <span />
          <b>{tAlone('all', { n: lessons.length })}</b>
          <span className="lesson-minutes" aria-hidden="true">
            →
          </span>
        </Link>
      </li>
    </ul>
  );
}
