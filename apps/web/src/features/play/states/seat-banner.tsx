'use client';

import type { SeatView } from '@frameplay/classroom';
import { useTranslations } from '@/i18n';
import type { Live } from '@/lib/live';
import { Banner, Button } from '@/ui';

/** Somebody else plays the own seat: the teacher, or the kernel, and why. */
export function SeatBanner({ seat, send }: { seat: SeatView; send: Live['send'] }) {
  const t = useTranslations('seats');
  const tPlay = useTranslations('play.kernelSeat');
  if (seat.teacher === true) {
    return (
      <Banner
        tone="plain"
        testId="teacher-seat"
        sign={<span aria-hidden="true">▸</span>}
        title={t('teacherPlays.title')}
      >
        {t('teacherPlays.text')}
      </Banner>
    );
  }
  if (seat.playedBy === 'person') return null;
  const sign = <span aria-hidden="true">⌁</span>;
  switch (seat.kernelWhy) {
    case 'watches':
      return (
        <Banner
          tone="plain"
          testId="watching"
          sign={sign}
          title={t('watching.title')}
          actions={
            <Button variant="primary" data-testid="late-take" onClick={() => send({ type: 'watch', on: false })}>
              {t('late.take')}
            </Button>
          }
        >
          {t('watching.text')}
        </Banner>
      );
    case 'away':
      return (
        <Banner tone="plain" testId="stood-in" sign={sign} title={t('standIn.title')}>
          {t('standIn.text')}
        </Banner>
      );
    default:
      return (
        <Banner tone="plain" testId="kernel-seat" sign={sign} title={tPlay('title')}>
          {tPlay('text')}
        </Banner>
      );
  }
}
