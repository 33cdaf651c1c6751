'use client';

import { useTranslations } from '@/i18n';
import type { Live } from '@/lib/live';
import { Banner, Button } from '@/ui';
import { followingPart } from '../model/parts';
import type { Scene } from '../model/scene';

/** The activity is over and what it came to stays in sight; anyone of the group goes on for all of it. */
export function PartOverBanner({ scene, send }: { scene: Scene; send: Live['send'] }) {
  const t = useTranslations('play.partOver');
  const { id: clusterId, activity } = scene.cluster;
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
      {scene.view.mode !== 'exam' && t('look')} {!scene.view.solo && t('anyone')}
    </Banner>
  );
}
