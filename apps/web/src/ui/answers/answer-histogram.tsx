'use client';

import type { LabView } from '@frameplay/classroom';
import { useTranslations } from '@/i18n';
import { Mark } from '../mark';
import { AnswerValue } from './answer-value';

export interface HistogramRow {
  /** Canonical text. */
  readonly value: string;
  readonly text?: string;
  readonly count: number;
}

export interface AnswerHistogramProps {
  /** What was asked. */
  readonly legend: string;
  /** Sorted by value, never by count, so that the order says nothing. */
  readonly rows: readonly HistogramRow[];
  readonly lab: LabView | null;
  /** The right answer, once it is revealed; null before. */
  readonly right: string | null;
  /** The reader's own answer; null: none, or not the reader's business. */
  readonly own?: string | null;
}

/** How many gave which answer: a table with a bar in each row. */
export function AnswerHistogram({ legend, rows, lab, right, own = null }: AnswerHistogramProps) {
  const t = useTranslations('common');
  const most = Math.max(1, ...rows.map(({ count }) => count));
  return (
    <table className="histogram" data-testid="histogram">
      <caption className="visually-hidden">{legend}</caption>
      <thead className="visually-hidden">
        <tr>
          <th>{t('answer.head')}</th>
          <th>{t('answer.count')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ value, text, count }) => (
          <tr key={value} className={right !== null && value === right ? 'histogram-right' : undefined}>
            <th scope="row">
              <AnswerValue value={value} lab={lab} {...(text === undefined ? {} : { text })} />
              {right !== null && value === right && <Mark is="right" />}
              {own !== null && value === own && <Mark is="yours" />}
            </th>
            <td>
              <span className="histogram-bar" style={{ width: `${(70 * count) / most}%` }} />
              <b className="mono">{count}</b>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
