'use client';

import type { ClassroomView, ClusterView } from '@frameplay/classroom';
import { useTranslations } from '@/i18n';
import type { Live } from '@/lib/live';
import { Banner, Button } from '@/ui';
import { followingPart } from '../model/parts';

export interface PartOverBannerProps {
  readonly view: ClassroomView;
  readonly cluster: ClusterView;
  readonly send: Live['send'];
}

/** The activity is over and what it came to stays in sight; anyone of the group goes on for all of it. */
export function PartOverBanner({ view, cluster, send }: PartOverBannerProps) {
  const t = useTranslations('play.partOver');
  const { id: clusterId, activity } = cluster;
  const next = followingPart(activity);
  if (next === null) return null;
  return (
    <Banner
      tone="plain"
      testId="part-over"
      sign={<span aria-hidden="true">✓</span>}
      title={t('title', { n: next - 1 })}
      actions={
        <Button
          variant="primary"
          data-testid="next-activity"
          onClick={() => send({ type: 'next-activity', clusterId, index: activity.index })}
        >
          {t('go', { n: next })}
        </Button>
      }
    >
      {view.mode !== 'exam' && t('look')} {!view.solo && t('anyone')}
    </Banner>
  );
}
