'use client';

import { useSyncExternalStore } from 'react';
import { readStudentSeat } from './student-seat';

const never = () => () => {};

/** The key of the seat that this browser has in a classroom; undefined: it has none, or is not known yet. */
export function useStudentToken(classroomId: string): string | undefined {
  return useSyncExternalStore(
    never,
    () => readStudentSeat(classroomId)?.token,
    () => undefined,
  );
}
