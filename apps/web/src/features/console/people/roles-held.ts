import type { ClassroomView } from '@frameplay/classroom';
import type { LessonCard } from '@frameplay/protocol';
import { type LessonSeat, lessonSeat } from '../use-lesson';

/** The seats at which somebody has decided in this class, one for each kind of device, in the order of the lesson. */
export function rolesHeld(
  { clusters }: Pick<ClassroomView, 'clusters'>,
  lesson: LessonCard | null,
  participantId: string,
): readonly LessonSeat[] {
  const seats = new Set(
    clusters.flatMap(({ graded }) => graded.flatMap((one) => (one.participantId === participantId ? [one.seat] : []))),
  );
  const held = (lesson?.seats ?? []).filter(({ seat }) => seats.has(seat));
  const first = held.filter(({ role }, index) => held.findIndex((other) => other.role === role) === index);
  return first.flatMap(({ seat }) => lessonSeat(lesson, seat) ?? []);
}
