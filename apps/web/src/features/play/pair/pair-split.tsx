'use client';

import type { LabView } from '@frameplay/classroom';
import { useTranslations } from '@/i18n';
import { Button, FieldValue } from '@/ui';
import type { Pair } from '../model/pair';

export interface PairSplitProps {
  readonly pair: Pair;
  readonly lab: LabView;
  readonly onAgree: () => void;
}

/** The fields in which the two differ, side by side. It says nothing about which is right. */
export function PairSplit({ pair, lab, onAgree }: PairSplitProps) {
  const t = useTranslations('seats.pair');
  const names = useTranslations('vocabulary.field');
  const { name, split } = pair;
  return (
    <section className="duo" data-testid="pair-split" aria-label={t('split')}>
      <h3>
        <span aria-hidden="true">≠</span> {t('split')}
      </h3>
      <table className="t duo-split">
        <thead>
          <tr>
            <td />
            <th scope="col">{t('you')}</th>
            <th scope="col">{name}</th>
          </tr>
        </thead>
        <tbody>
          {split.map(({ field, own, other }) => (
            <tr key={field} data-testid={`split-${field}`}>
              <th scope="row">
                <span className="first-capital">{names(field)}</span>
              </th>
              {[own, other].map((text, index) => (
                <td key={index === 0 ? 'own' : 'other'}>
                  {text === null ? (
                    <span className="ink2">{t('notChosen')}</span>
                  ) : (
                    <FieldValue field={field} value={text} lab={lab} />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div className="duo-foot">
        <Button kbd="G" data-testid="pair-agree" onClick={onAgree}>
          {t('take', { name })}
        </Button>
        <span className="ink2 small">{t('splitNote')}</span>
      </div>
    </section>
  );
}
