'use client';

import type { LabView } from '@frameplay/classroom';
import { useCallback, useEffect, useState } from 'react';

export type LabOf = (activityIndex: number) => LabView | null;

/** The labs of a lesson by activity, for the signs of their devices. Until they are here, addresses are plain text. */
export function useLessonLabs(lessonId: string): LabOf {
  const [labs, setLabs] = useState<readonly LabView[]>([]);
  useEffect(() => {
    let gone = false;
    void import('./lesson-lab-views').then(
      ({ labViewsOf }) => !gone && setLabs(labViewsOf(lessonId)),
      // Without the chunk the page still says everything, in plain text.
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [lessonId]);
  return useCallback((index) => labs[index] ?? null, [labs]);
}
