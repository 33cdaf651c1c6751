'use client';

import type { GradedView } from '@frameplay/classroom';
import { useTranslations } from '@/i18n';
import { DecisionList } from '@/ui';
import type { Scene } from '../model/scene';

/** The own decisions of this class, each with its reason. Devices of an earlier part may have had other addresses. */
export function OwnDecisions({ scene, decisions }: { scene: Scene; decisions: readonly GradedView[] }) {
  const t = useTranslations('play.decisions');
  const { activity, lab } = scene.cluster;
  if (decisions.length === 0) {
    const hidden = scene.view.mode === 'exam' && scene.view.phase !== 'ended';
    return <p className="ink2 small">{t(hidden ? 'exam' : 'none')}</p>;
  }
  return (
    <section data-testid="decisions" aria-label={t('title')}>
      <h3>{t('title')}</h3>
      <DecisionList decisions={decisions} labOf={(index) => (index === activity.index ? lab : null)} />
    </section>
  );
}
