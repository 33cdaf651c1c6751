'use client';

import type { LessonCard, MyAttempt } from '@frameplay/protocol';
import Link from 'next/link';
import { useBilingual, useLocaleChoice, useTranslations } from '@/i18n';
import { useApi } from '@/lib/api';
import { ErrorLine } from '@/ui';
import { SeatSign } from './seat-sign';

/** What the signed-in person has practised, newest first. */
export function MyAttempts({ lessons }: { lessons: readonly LessonCard[] }) {
  const t = useTranslations('learn');
  const { answer } = useApi('/api/me/attempts', 'myAttempts');
  if (answer.state === 'loading') return null;
  if (answer.state === 'error') return <ErrorLine error={answer.error} />;
  if (answer.value.attempts.length === 0) return null;
  return (
    <section>
      <h2 className="attempts-title">{t('attempts')}</h2>
      <ul className="attempts">
        {answer.value.attempts.map((attempt) => (
          <Attempt
            key={attempt.classroomId}
            attempt={attempt}
            lesson={lessons.find((one) => one.id === attempt.lessonId)}
          />
        ))}
      </ul>
    </section>
  );
}

function Attempt({ attempt, lesson }: { attempt: MyAttempt; lesson: LessonCard | undefined }) {
  const t = useTranslations('learn');
  const tMode = useTranslations('vocabulary.mode');
  const say = useBilingual();
  const { locale } = useLocaleChoice();
  const when = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(
    new Date(attempt.createdAt),
  );
  const seat = lesson?.seats.find((one) => one.seat === attempt.seat);
  return (
    <li>
      <Link href={`/play/${attempt.classroomId}/results`}>
        {lesson === undefined ? attempt.lessonId : `${lesson.number} ${say(lesson.title)}`}
      </Link>
      <span className="lesson-seat">
        {lesson !== undefined && <SeatSign lesson={lesson} seat={attempt.seat} size={16} />}
        {seat === undefined ? attempt.seat : say(seat.title)}
      </span>
      <span>{tMode(`${attempt.mode}.name`)}</span>
      <span>
        {t('attemptScore')}{' '}
        <b className="mono">
          {attempt.right}/{attempt.total}
        </b>
      </span>
      <span className="ink2">{when}</span>
    </li>
  );
}
