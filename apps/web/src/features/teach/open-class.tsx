'use client';

import type { Mode } from '@frameplay/classroom';
import type { ApiErrorBody, LessonCard } from '@frameplay/protocol';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { useBilingual, useTranslations } from '@/i18n';
import { apiPost } from '@/lib/api';
import { Button, ErrorLine, ModeChoice } from '@/ui';

/** Lesson and mode, then straight into the lobby. */
export function OpenClass({ lessons }: { lessons: readonly LessonCard[] }) {
  const t = useTranslations('teach');
  const say = useBilingual();
  const router = useRouter();
  const [lessonId, setLessonId] = useState(lessons[0]?.id ?? '');
  const [wish, setWish] = useState<Mode | null>(null);
  const [opening, setOpening] = useState(false);
  const [error, setError] = useState<ApiErrorBody | null>(null);
  const lesson = lessons.find((one) => one.id === lessonId);
  const mode = wish ?? lesson?.defaultMode ?? 'guided';

  const open = async (event: FormEvent) => {
    event.preventDefault();
    if (opening) return;
    setOpening(true);
    const result = await apiPost('/api/classrooms', { lessonId, mode }, { schema: 'createClassroomReply' });
    if (result.ok) {
      router.push(`/teach/${result.value.id}`);
      return;
    }
    setOpening(false);
    setError(result.error);
  };
  return (
    <form className="teach-open" onSubmit={open}>
      <fieldset className="choices">
        <legend>{t('lesson')}</legend>
        {lessons.map((one) => (
          <label key={one.id} className="choice">
            <input
              type="radio"
              name="lesson"
              value={one.id}
              checked={one.id === lessonId}
              onChange={() => setLessonId(one.id)}
            />
            <span>
              <b>
                <span className="mono">{one.number}</span> {say(one.title)}
              </b>
              <small>
                {say(one.summary)} <span className="teach-minutes">{t('minutes', { n: one.minutes })}</span>
              </small>
            </span>
          </label>
        ))}
      </fieldset>
      <ModeChoice legend={t('mode')} hint={t('modeHint')} value={mode} onChange={setWish} />
      <ErrorLine error={error} />
      <Button type="submit" variant="primary" large waiting={opening} data-testid="open-class">
        {opening ? t('opening') : t('open')}
      </Button>
    </form>
  );
}
