'use client';

import type { AskedNow } from '@/activity/predict/asked-now';
import { useTranslations } from '@/i18n';
import { MistakeReport } from '@/ui';

export interface MistakeStageProps {
  readonly id: string;
  /** How many people showed it here. */
  readonly people: number;
  readonly asked: AskedNow;
}

/** The mistake that most of the class made, run as the rule, for everyone to see. */
export function MistakeStage({ id, people, asked }: MistakeStageProps) {
  const t = useTranslations('part.class');
  const [clusterId = ''] = asked.clusters;
  const place = { clusterId, activityIndex: asked.activityIndex, node: null };
  return (
    <section className="projector-mistake" aria-label={id}>
      <p className="ink2">{t('saidSo', { people, id })}</p>
      <MistakeReport id={id} place={place} />
    </section>
  );
}
