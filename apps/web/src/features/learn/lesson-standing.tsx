'use client';

import type { LessonCard, Progress } from '@frameplay/protocol';
import { useTranslations } from '@/i18n';

export interface LessonStandingProps {
  readonly lesson: LessonCard;
  readonly progress: Progress['lessons'][number] | undefined;
}

/** How many exercises of a lesson are done: a square for each, and the words. */
export function LessonStanding({ lesson, progress }: LessonStandingProps) {
  const t = useTranslations('learn');
  const doneAt = new Set(
    progress?.activities.filter(({ state }) => state === 'done').map(({ activityIndex }) => activityIndex),
  );
  return (
    <span className="lesson-standing" data-testid={`standing-${lesson.id}`} data-done={doneAt.size}>
      <span className="standing-squares" aria-hidden="true">
        {lesson.activities.map(({ id }, index) => (
          <i key={id} className={doneAt.has(index) ? 'standing-full' : undefined} />
        ))}
      </span>
      {t('done', { done: doneAt.size, n: lesson.activities.length })}
    </span>
  );
}
