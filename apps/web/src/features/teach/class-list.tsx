'use client';

import type { ClassroomSummary, LessonCard } from '@frameplay/protocol';
import Link from 'next/link';
import { useBilingual, useLocaleChoice, useTranslations } from '@/i18n';
import { spacedCode } from '@/lib/class-code';

export interface ClassListProps {
  readonly classes: readonly ClassroomSummary[];
  readonly lessons: readonly LessonCard[];
}

/** All classes of the teacher, newest first, each with its state, its code while it has one, and its grades. */
export function ClassList({ classes, lessons }: ClassListProps) {
  const t = useTranslations('teach');
  if (classes.length === 0) return <p className="ink2">{t('none')}</p>;
  return (
    <ul className="class-list">
      {classes.map((one) => (
        <ClassRow key={one.id} summary={one} lesson={lessons.find((lesson) => lesson.id === one.lessonId)} />
      ))}
    </ul>
  );
}

function ClassRow({ summary, lesson }: { summary: ClassroomSummary; lesson: LessonCard | undefined }) {
  const t = useTranslations('teach');
  const tMode = useTranslations('vocabulary.mode');
  const say = useBilingual();
  const { locale } = useLocaleChoice();
  const opened = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(
    new Date(summary.createdAt),
  );
  return (
    <li data-testid="class-row">
      <span className="class-lesson">
        <b>{lesson === undefined ? summary.lessonId : `${lesson.number} ${say(lesson.title)}`}</b>
        <small suppressHydrationWarning>{opened}</small>
      </span>
      <span className={`class-phase class-phase-${summary.phase}`}>{t(`phase.${summary.phase}`)}</span>
      <span>{tMode(`${summary.mode}.name`)}</span>
      <span>{t('students', { n: summary.students })}</span>
      <span className="mono">{summary.code === null ? '' : spacedCode(summary.code)}</span>
      <span className="class-links">
        {summary.phase !== 'ended' && <Link href={`/teach/${summary.id}`}>{t('enter')}</Link>}
        <Link href={`/teach/${summary.id}/gradebook`}>{t('gradebook')}</Link>
      </span>
    </li>
  );
}
