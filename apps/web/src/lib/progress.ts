'use client';

import type { Progress } from '@frameplay/protocol';
import { useEffect, useState } from 'react';
import { apiPost } from './api';
import { keptTokens } from './live';

type LessonProgress = Progress['lessons'][number];

/** What this person, or this browser's guest, has practised alone, by lesson. Empty until it is known. */
export function useProgress(): ReadonlyMap<string, LessonProgress> {
  const [known, setKnown] = useState<ReadonlyMap<string, LessonProgress>>(new Map());
  useEffect(() => {
    let gone = false;
    void apiPost('/api/progress', { tokens: keptTokens() }, { schema: 'progress' }).then((result) => {
      if (!gone && result.ok) setKnown(new Map(result.value.lessons.map((lesson) => [lesson.lessonId, lesson])));
    });
    return () => {
      gone = true;
    };
  }, []);
  return known;
}

/** After signing up or in: what was practised here as a guest is now the account's. Failing is no reason not to go on. */
export async function claimPractices(): Promise<void> {
  const tokens = keptTokens();
  if (tokens.length > 0) await apiPost('/api/me/claim', { tokens }, { schema: 'claimReply' });
}
