'use client';

import type { AnsweredView, QuizView } from '@frameplay/classroom';
import { useTranslations } from '@/i18n';
import { PartAnnouncer } from '../part-announcer';

export interface QuizAnnouncerProps {
  readonly part: QuizView;
  readonly missing: number;
  /** What the last hand-in came to; empty: nothing is said yet. */
  readonly answered: readonly AnsweredView[];
}

/** How many questions there are, and after handing in how many were right. */
export function QuizAnnouncer({ part, missing, answered }: QuizAnnouncerProps) {
  const t = useTranslations('part.say');
  const right = answered.filter((one) => one.right).length;
  const result =
    answered.length > 0
      ? t('handedIn', { right, total: answered.length, attempt: part.attempts })
      : part.attempts > 0
        ? t('handedInSilent')
        : t('quizBegin', { total: part.questions.length });
  return <PartAnnouncer sentence={result} summary={part.open ? `${result} ${t('open', { n: missing })}` : result} />;
}
