'use client';

import type { GradedView, LabView } from '@frameplay/classroom';
import { useTranslations } from '@/i18n';
import { KindSign } from '../kind-sign';
import type { MistakePlace } from '../mistake/run-mistake';
import { DecisionReasons } from './decision-reasons';
import { DecisionTable } from './decision-table';

export interface DecisionListProps {
  /** Oldest first. */
  readonly decisions: readonly GradedView[];
  /** The lab of each activity, for the signs of its devices. */
  readonly labOf: (activityIndex: number) => LabView | null;
  /** Whether the mistakes may be run. */
  readonly mayRun: boolean;
}

/** Every decision with its reason. What was right is one line and opens on demand. */
export function DecisionList({ decisions, labOf, mayRun }: DecisionListProps) {
  const t = useTranslations('grades');
  const several = decisions.some((one) => one.activityIndex !== decisions[0]?.activityIndex);
  return (
    <ol className="decision-list">
      {decisions.map((one, index) => (
        <li key={`${one.activityIndex}/${one.frameId}/${one.attempt}`}>
          {several && one.activityIndex !== decisions[index - 1]?.activityIndex && (
            <p className="decision-part">{t('part', { n: one.activityIndex + 1 })}</p>
          )}
          <Decision graded={one} lab={labOf(one.activityIndex)} mayRun={mayRun} />
        </li>
      ))}
    </ol>
  );
}

interface DecisionProps {
  readonly graded: GradedView;
  readonly lab: LabView | null;
  readonly mayRun: boolean;
}

function Decision({ graded, lab, mayRun }: DecisionProps) {
  const t = useTranslations('grades');
  const allRight = graded.right === graded.total;
  return (
    <details className="decision" open={!allRight} data-testid="decision">
      <summary>
        <KindSign kind={graded.kind} />
        <b className="mono">#{graded.no}</b>
        <span className={allRight ? undefined : 'decision-summary-wrong'}>{graded.summary}</span>
        {graded.attempt > 1 && <small>{t('attempt', { n: graded.attempt })}</small>}
        <span className="decision-score mono">
          {graded.right}/{graded.total} <span aria-hidden="true">{allRight ? '✓' : '✕'}</span>
          <span className="visually-hidden">{allRight ? t('right') : t('wrong')}</span>
        </span>
      </summary>
      <DecisionTable fields={graded.fields} lab={lab} expected={t('expected')} />
      <DecisionReasons fields={graded.fields} place={mayRun ? placeOf(graded) : null} />
    </details>
  );
}

function placeOf({ clusterId, activityIndex, seat }: GradedView): MistakePlace {
  return { clusterId, activityIndex, node: seat };
}
