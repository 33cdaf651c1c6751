'use client';

import Link from 'next/link';
import { useBilingual, useTranslations } from '@/i18n';
import { useApi } from '@/lib/api';
import { ErrorLine } from '@/ui';
import './learn.css';

/** One exercise of three kinds stands on the first page; the rest is one link away. */
const SHOWN: readonly { readonly lesson: string; readonly activity: string }[] = [
  { lesson: 'layer-2', activity: 'i-am-the-switch' },
  { lesson: 'five-steps', activity: 'header-table' },
  { lesson: 'arp-problem', activity: 'who-leaked' },
];

/** Three exercises, one line each, and the way to all units. */
export function LessonLinks() {
  const t = useTranslations('learn');
  const tAlone = useTranslations('landing.alone');
  const say = useBilingual();
  const { answer } = useApi('/api/lessons', 'lessonList');
  if (answer.state === 'loading') return <p className="small">{t('loading')}</p>;
  if (answer.state === 'error') return <ErrorLine error={answer.error} />;
  const { lessons } = answer.value;
  const shown = SHOWN.flatMap((wanted) => {
    const lesson = lessons.find(({ id }) => id === wanted.lesson);
    const activity = lesson?.activities.find(({ id }) => id === wanted.activity);
    return lesson === undefined || activity === undefined ? [] : [{ lesson, activity }];
  });
  return (
    <ul className="lesson-links">
      {shown.map(({ lesson, activity }) => (
        <li key={activity.id}>
          <Link href={`/learn/${lesson.id}#${activity.id}`}>
            <span className="mono">{activity.number}</span>
            <b>{say(activity.title)}</b>
            <span className="lesson-minutes">{t(`kindShort.${activity.kind}`)}</span>
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
