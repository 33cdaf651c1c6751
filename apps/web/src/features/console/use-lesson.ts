'use client';

import type { LessonCard } from '@frameplay/protocol';
import { useApi } from '@/lib/api';

/** The lesson of a class as the catalogue has it; null until it is here. */
export function useLesson(lessonId: string | null): LessonCard | null {
  const { answer } = useApi('/api/lessons', 'lessonList');
  if (answer.state !== 'ok') return null;
  return answer.value.lessons.find(({ id }) => id === lessonId) ?? null;
}

export interface LessonSeat {
  readonly role: LessonCard['seats'][number]['role'];
  /** 1, 2, 3 for servers, in the order of the lesson; 0 otherwise. */
  readonly number: number;
  readonly title: LessonCard['seats'][number]['title'];
}

/** A seat as the lesson calls it: the same at every part, also where a part has no such device, or no network at all. */
export function lessonSeat(lesson: LessonCard | null, seat: string): LessonSeat | null {
  const found = lesson?.seats.find((one) => one.seat === seat);
  if (lesson == null || found === undefined) return null;
  const servers = lesson.seats.filter(({ role }) => role === 'server');
  return { role: found.role, number: servers.indexOf(found) + 1, title: found.title };
}
