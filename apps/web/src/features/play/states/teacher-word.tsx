'use client';

import { useState } from 'react';
import { useTranslations } from '@/i18n';
import type { LiveState } from '@/lib/live';
import { Banner, Button } from '@/ui';
import { ownCluster } from '../model/scene';

/** What the teacher says to this desk: frame by frame, or "look at your seat". */
export function TeacherWord({ state }: { readonly state: LiveState }) {
  const t = useTranslations('play.teacher');
  const [readAt, setReadAt] = useState<string | null>(null);
  const { view } = state;
  if (view === null || view.phase !== 'running') return null;
  const { nudgedAt } = view;
  const held = ownCluster(state)?.stepsLeft === 0;
  return (
    <>
      {nudgedAt !== null && nudgedAt !== readAt && (
        <Banner
          tone="now"
          testId="nudge"
          title={<span role="status">{t('nudge')}</span>}
          actions={<Button onClick={() => setReadAt(nudgedAt)}>{t('nudgeRead')}</Button>}
        >
          {t('nudgeText')}
        </Banner>
      )}
      {held && (
        <Banner tone="plain" testId="by-step" sign={<span aria-hidden="true">❚▶</span>} title={t('step')}>
          {t('stepText')}
        </Banner>
      )}
    </>
  );
}
