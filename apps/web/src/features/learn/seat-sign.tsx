import type { LessonCard } from '@frameplay/protocol';
import { DeviceSign } from '@/ui';

/** Sign of a lesson's seat; servers are numbered in the order in which the lesson lists them. */
export function SeatSign({ lesson, seat, size }: { lesson: LessonCard; seat: string; size: number }) {
  const found = lesson.seats.find((one) => one.seat === seat);
  if (found === undefined) return null;
  const number = lesson.seats.filter((one) => one.role === 'server').findIndex((one) => one.seat === seat) + 1;
  return <DeviceSign device={found.role} number={number} size={size} />;
}
