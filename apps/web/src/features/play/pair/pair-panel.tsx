'use client';

import type { Decision, LabView, Question } from '@frameplay/classroom';
import { useTranslations } from '@/i18n';
import { Button, FieldValue } from '@/ui';
import { useKeys } from '../desk/use-keys';
import { type Pair, proposedFields } from '../model/pair';
import { PairSplit } from './pair-split';

export interface PairPanelProps {
  readonly pair: Pair;
  readonly lab: LabView;
  readonly question: Question;
  readonly onAgree: (decision: Decision) => void;
}

/** What the other one of the seat would do: agree, or differ and talk it over. */
export function PairPanel({ pair, lab, question, onAgree }: PairPanelProps) {
  const t = useTranslations('seats.pair');
  const names = useTranslations('vocabulary.field');
  const { name, other, away } = pair;
  useKeys({ g: other === null || away ? undefined : () => onAgree(other) });
  if (away) {
    return (
      <p className="duo-note" data-testid="pair-alone">
        <span aria-hidden="true">◌</span> {t('alone', { name })}
      </p>
    );
  }
  if (other === null) return null;
  if (pair.split.length > 0) return <PairSplit pair={pair} lab={lab} onAgree={() => onAgree(other)} />;
  return (
    <section className="duo" data-testid="pair-proposal" aria-label={t('partner', { name })}>
      <h3>{t('partner', { name })}</h3>
      <dl className="duo-fields">
        {proposedFields(other, question).map(({ field, text }) => (
          <div key={field}>
            <dt className="first-capital">{names(field)}</dt>
            <dd>
              <FieldValue field={field} value={text} lab={lab} />
            </dd>
          </div>
        ))}
      </dl>
      <div className="duo-foot">
        <Button variant="primary" kbd="G" data-testid="pair-agree" onClick={() => onAgree(other)}>
          {t('agree')}
        </Button>
        <span className="ink2 small">{t('partnerNote')}</span>
      </div>
    </section>
  );
}
