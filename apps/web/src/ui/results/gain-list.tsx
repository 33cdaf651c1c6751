'use client';

import type { UnitGain } from '@frameplay/classroom';
import { useTranslations } from '@/i18n';

/** What the concept checks before and after a unit say: of one student, or of a class on average. */
export function GainList({ gains }: { readonly gains: readonly UnitGain[] }) {
  const t = useTranslations('grades.gain');
  const taken = gains.filter(({ people }) => people.length > 0);
  if (taken.length === 0) return null;
  return (
    <section className="gains" data-testid="gains">
      <h2>{t('title')}</h2>
      <ul>
        {taken.map(({ unit, people, gain }) => (
          <li key={unit}>
            {t('unit', { unit, before: mean(people, 'before'), after: mean(people, 'after') })}
            {' · '}
            <b>{gain === null ? t('none') : t('of', { gain: percent(gain) })}</b>
            {people.length > 1 && <span className="ink2"> · {t('people', { n: people.length })}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function mean(people: UnitGain['people'], side: 'before' | 'after'): number {
  return percent(people.reduce((sum, one) => sum + one[side], 0) / people.length);
}

function percent(part: number): number {
  return Math.round(part * 100);
}
