'use client';

import { useTranslations } from '@/i18n';
import type { Scene } from '../model/scene';
import { sentUntilNow } from '../model/until-now';

/** For whoever comes late: what this device did so far was the kernel's. */
export function UntilNowNote({ scene }: { scene: Scene }) {
  const t = useTranslations('play');
  const frames = sentUntilNow(scene).length;
  if (frames === 0) return null;
  return (
    <p className="last-note" data-testid="until-now">
      <span aria-hidden="true">⌁</span> {t('untilNow', { frames })}
    </p>
  );
}
