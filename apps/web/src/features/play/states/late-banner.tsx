'use client';

import { type ClusterView, lateSummaryOf } from '@frameplay/classroom';
import { useBilingual, useTranslations } from '@/i18n';
import type { Live } from '@/lib/live';
import { Banner, Button } from '@/ui';

/** The same three lines where the part is no play of frames: nobody has to take anything. */
export function LateBanner({ cluster, send }: { cluster: ClusterView; send: Live['send'] }) {
  const t = useTranslations('seats.late');
  const say = useBilingual();
  const { part, done, waitsFor } = lateSummaryOf(cluster);
  return (
    <Banner
      tone="plain"
      testId="late"
      sign={<span aria-hidden="true">→</span>}
      title={t('title', { number: part.number, count: part.count, title: say(part.title) })}
      actions={
        <Button variant="primary" data-testid="late-take" onClick={() => send({ type: 'watch', on: false })}>
          {t('ok')}
        </Button>
      }
    >
      {t(`done.${done.what}`, { n: done.count })} {t(`waits.${waitsFor}`)}
    </Banner>
  );
}
