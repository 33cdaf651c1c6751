'use client';

import type { Mode } from '@frameplay/classroom';
import type { ApiErrorBody, LessonCard, Progress } from '@frameplay/protocol';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { useBilingual, useTranslations } from '@/i18n';
import { apiPost } from '@/lib/api';
import { saveStudentSeat } from '@/lib/live';
import { randomKey } from '@/lib/random-key';
import { useSession } from '@/lib/session';
import { Button, ErrorLine, ModeChoice } from '@/ui';
import { ActivityList } from './activity-list';
import { SeatSign } from './seat-sign';

export interface StartAloneProps {
  readonly lesson: LessonCard;
  readonly progress: Progress['lessons'][number] | undefined;
}

/** A seat, a mode, and off; the kernel plays the others. */
export function StartAlone({ lesson, progress }: StartAloneProps) {
  const t = useTranslations('learn');
  const say = useBilingual();
  const router = useRouter();
  const session = useSession();
  const [seat, setSeat] = useState(lesson.seats[0]?.seat ?? '');
  const [mode, setMode] = useState<Mode>(lesson.defaultMode);
  const [opKey, setOpKey] = useState(randomKey);
  const [starting, setStarting] = useState(false);
  const [error, setError] = useState<ApiErrorBody | null>(null);

  const start = async (activityIndex: number) => {
    if (starting) return;
    setStarting(true);
    setError(null);
    const body = { lessonId: lesson.id, seat, mode, opKey, activityIndex };
    const result = await apiPost('/api/practice', body, { schema: 'practiceReply' });
    if (result.ok) {
      const { classroomId, participantId, token } = result.value;
      saveStudentSeat(classroomId, { token, participantId, nickname: null });
      router.push(`/play/${classroomId}`);
      return;
    }
    setStarting(false);
    setError(result.error);
    if (result.status >= 400 && result.status < 500) setOpKey(randomKey());
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void start(0);
  };
  const hasSeats = lesson.activities.some(({ kind }) => kind === 'seat');
  return (
    <form className="start-alone" onSubmit={submit}>
      <div className="start-how">
        {hasSeats && (
          <fieldset className="choices">
            <legend>{t('seatTitle')}</legend>
            {lesson.seats.map((one) => (
              <label key={one.seat} className="choice">
                <input
                  type="radio"
                  name="seat"
                  value={one.seat}
                  checked={one.seat === seat}
                  data-testid={`seat-${one.seat}`}
                  onChange={() => setSeat(one.seat)}
                />
                <span>
                  <b>
                    <SeatSign lesson={lesson} seat={one.seat} size={20} />
                    {say(one.title)}
                  </b>
                  <small>{t(`does.${one.role}`)}</small>
                </span>
              </label>
            ))}
            <p className="field-hint">{t('kernel')}</p>
          </fieldset>
        )}
        <ModeChoice legend={t('modeTitle')} value={mode} onChange={setMode} />
        <ErrorLine error={error} />
        <Button type="submit" variant="primary" large waiting={starting} data-testid="start">
          {starting ? t('starting') : t('start')}
        </Button>
        {!session.isPending && session.data === null && <p className="small ink2">{t('guest')}</p>}
      </div>
      <ActivityList lesson={lesson} progress={progress} starting={starting} onStart={(index) => void start(index)} />
    </form>
  );
}
