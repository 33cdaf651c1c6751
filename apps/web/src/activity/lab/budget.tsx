'use client';

import type { LabPartView } from '@frameplay/classroom';
import { useTranslations } from '@/i18n';

/** An incident: each look costs; what is left, and the price list. */
export function Budget({ budget }: { readonly budget: NonNullable<LabPartView['budget']> }) {
  const t = useTranslations('part.lab.budget');
  const left = Math.max(0, budget.points - budget.spent);
  return (
    <section className="budget" aria-label={t('title')}>
      <p>
        <b>{t('title')}</b>{' '}
        <span data-testid="budget-left" data-left={left}>
          {t('left', { left, points: budget.points })}
        </span>
      </p>
      <div className="budget-bar" aria-hidden="true">
        <span style={{ width: `${(100 * left) / Math.max(1, budget.points)}%` }} />
      </div>
      <ul className="budget-costs">
        {budget.costs.map(({ command, points }) => (
          <li key={command}>
            <code>{command}</code> <b className="mono">{points}</b>
          </li>
        ))}
      </ul>
    </section>
  );
}
