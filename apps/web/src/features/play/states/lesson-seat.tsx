'use client';

import { useApi } from '@/lib/api';
import { DeviceSign } from '@/ui';
import { useYouAre } from '../you-are';

/** The own device as the lesson names it, where the first part has no network to show it in. */
export function LessonSeat({ lessonId, seat }: { readonly lessonId: string; readonly seat: string }) {
  const { answer } = useApi('/api/lessons', 'lessonList');
  const youAre = useYouAre();
  if (answer.state !== 'ok') return null;
  const seats = answer.value.lessons.find(({ id }) => id === lessonId)?.seats ?? [];
  const own = seats.find((one) => one.seat === seat);
  if (own === undefined) return null;
  const number = seats.filter(({ role }) => role === 'server').indexOf(own) + 1;
  return (
    <>
      <DeviceSign device={own.role} number={number} size={26} /> {youAre({ role: own.role, number })}
    </>
  );
}
