'use client';

import { useTranslations } from '@/i18n';
import { elapsed } from '@/lib/elapsed';
import { Banner, Button, KindSign } from '@/ui';
import type { Scene } from '../model/scene';

const LINES_MAX = 3;

/** After a lost connection: up to three lines of what the kernel did at this device meanwhile. */
export function BackBanner({ scene, onClose }: { scene: Scene; onClose: () => void }) {
  const t = useTranslations('play.back');
  const { live, cluster, node } = scene;
  const { back } = live;
  if (back === null || live.status !== 'connected') return null;
  const { seen } = back;
  const sameGroup = seen?.clusterId === cluster.id;
  const known = sameGroup && seen.activityIndex === cluster.activity.index ? seen.no : 0;
  const played = cluster.moves.filter(
    (move) => move.no > known && move.from.node === node.name && move.sentBy === 'kernel',
  );
  if (!sameGroup && played.length === 0) return null;
  return (
    <Banner
      tone="now"
      testId="back"
      sign={<span aria-hidden="true">⌁</span>}
      title={t('title')}
      actions={<Button onClick={onClose}>{t('ok')}</Button>}
    >
      {played.length === 0 ? t('nothing') : t('away', { time: elapsed(0, back.awayMs) })}
      {played.slice(-LINES_MAX).map((move) => (
        <span key={move.no} className="back-line">
          <KindSign kind={move.kind} size={12} /> <span className="mono">#{move.no}</span> {move.summary}
        </span>
      ))}
    </Banner>
  );
}
