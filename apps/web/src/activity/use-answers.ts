import type { Answers } from '@frameplay/classroom';
import { useState } from 'react';
import { readKept, writeKept } from './kept-answers';
import type { Room } from './room';

/** The answers on a desk, by question. `part` names the stop and its round, or the quiz; `start` is where nothing was kept. */
export function useAnswers(
  { cluster, participantId }: Room,
  part: string,
  start: Answers,
): readonly [Answers, (questionId: string, value: string) => void] {
  const key = `${participantId}/${cluster.activity.index}/${part}`;
  const [answers, setAnswers] = useState<Answers>(() => ({ ...start, ...readKept(sessionStorage, key) }));
  const answer = (questionId: string, value: string) => {
    const next = { ...answers, [questionId]: value };
    writeKept(sessionStorage, key, next);
    setAnswers(next);
  };
  return [answers, answer];
}
