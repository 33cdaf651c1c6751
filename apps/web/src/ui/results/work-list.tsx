'use client';

import type { GradedView, LabView, ResultView } from '@frameplay/classroom';
import { useTranslations } from '@/i18n';
import { DecisionList } from '../decisions/decision-list';
import { ResultList } from './result-list';

export interface WorkListProps {
  /** Oldest first, of any activities. */
  readonly decisions: readonly GradedView[];
  readonly results: readonly ResultView[];
  readonly labOf: (activityIndex: number) => LabView | null;
  /** What an activity is called; null: not known yet. */
  readonly titleOf: (activityIndex: number) => string | null;
  /** Whether the mistakes may be run. */
  readonly mayRun: boolean;
}

/** Everything that somebody did, activity by activity in the order of the lesson. */
export function WorkList({ decisions, results, labOf, titleOf, mayRun }: WorkListProps) {
  const t = useTranslations('grades');
  const activities = [...new Set([...decisions, ...results].map(({ activityIndex }) => activityIndex))];
  return activities
    .sort((a, b) => a - b)
    .map((index) => {
      const decided = decisions.filter(({ activityIndex }) => activityIndex === index);
      const answered = results.filter(({ activityIndex }) => activityIndex === index);
      return (
        <section key={index} className="work-part" data-testid={`work-${index}`}>
          {activities.length > 1 && <h3 className="decision-part">{titleOf(index) ?? t('part', { n: index + 1 })}</h3>}
          {decided.length > 0 && <DecisionList decisions={decided} labOf={labOf} mayRun={mayRun} />}
          {answered.length > 0 && <ResultList results={answered} labOf={labOf} mayRun={mayRun} heads={false} />}
        </section>
      );
    });
}
