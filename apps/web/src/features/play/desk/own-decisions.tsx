'use client';

import type { ClassroomView, ClusterView, GradedView } from '@frameplay/classroom';
import { useTranslations } from '@/i18n';
import { DecisionList } from '@/ui';

export interface OwnDecisionsProps {
  readonly view: ClassroomView;
  readonly cluster: ClusterView;
  readonly decisions: readonly GradedView[];
  readonly heading?: 'h2' | 'h3';
}

/** The own decisions of this class, each with its reason. Devices of an earlier part may have had other addresses. */
export function OwnDecisions({ view, cluster, decisions, heading: Heading = 'h3' }: OwnDecisionsProps) {
  const t = useTranslations('play.decisions');
  const { activity, lab } = cluster;
  const { experiments, phase } = view;
  const mayRun = experiments || phase === 'ended';
  if (decisions.length === 0) {
    const hidden = view.mode === 'exam' && phase !== 'ended';
    return <p className="ink2 small">{t(hidden ? (view.solo ? 'examSolo' : 'exam') : 'none')}</p>;
  }
  return (
    <section data-testid="decisions" aria-label={t('title')}>
      <Heading>{t('title')}</Heading>
      <DecisionList decisions={decisions} labOf={(index) => (index === activity.index ? lab : null)} mayRun={mayRun} />
    </section>
  );
}
