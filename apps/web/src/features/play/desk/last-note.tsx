'use client';

import type { GradedView } from '@frameplay/classroom';
import { useTranslations } from '@/i18n';

/** How the last decision was: right, or, without scolding, as decided. */
export function LastNote({ graded }: { graded: GradedView }) {
  const t = useTranslations('play.last');
  const { no, right, total, mode } = graded;
  const all = right === total;
  return (
    <p
      className={all ? 'last-note last-right' : 'last-note'}
      data-testid="last-decision"
      data-right={right}
      data-total={total}
    >
      <span aria-hidden="true">{all ? '✓' : '·'}</span>{' '}
      {all ? t('right', { no, total }) : t(mode === 'guided' ? 'partly' : 'consequence', { no, right, total })}
    </p>
  );
}
