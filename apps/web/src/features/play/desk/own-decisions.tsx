'use client';

import type { GradedView } from '@frameplay/classroom';
import { useTranslations } from '@/i18n';
import { DecisionList } from '@/ui';
import type { Scene } from '../model/scene';

export interface OwnDecisionsProps {
  readonly scene: Scene;
  readonly decisions: readonly GradedView[];
  readonly heading?: 'h2' | 'h3';
}

/** The own decisions of this class, each with its reason. Devices of an earlier part may have had other addresses. */
export function OwnDecisions({ scene, decisions, heading: Heading = 'h3' }: OwnDecisionsProps) {
  const t = useTranslations('play.decisions');
  const { activity, lab } = scene.cluster;
  const { experiments, phase } = scene.view;
  const mayRun = experiments || phase === 'ended';
  if (decisions.length === 0) {
    const hidden = scene.view.mode === 'exam' && scene.view.phase !== 'ended';
    return <p className="ink2 small">{t(hidden ? (scene.view.solo ? 'examSolo' : 'exam') : 'none')}</p>;
  }
  return (
    <section data-testid="decisions" aria-label={t('title')}>
      <Heading>{t('title')}</Heading>
      <DecisionList decisions={decisions} labOf={(index) => (index === activity.index ? lab : null)} mayRun={mayRun} />
    </section>
  );
}
