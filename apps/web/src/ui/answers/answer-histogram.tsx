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
  /** How many said so the first time, where it was asked twice. */
  readonly before?: number;
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
  const t = useTranslations('vocabulary');
  const most = mostOf(rows);
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
        {rows.map(({ value, text, count, before }) => (
          <tr key={value} className={right !== null && value === right ? 'histogram-right' : undefined}>
            <th scope="row">
              <AnswerValue value={value} lab={lab} {...(text === undefined ? {} : { text })} />
              {right !== null && value === right && <Mark is="right" />}
              {own !== null && value === own && <Mark is="yours" />}
            </th>
            <td>
              <HistogramBars count={count} {...(before === undefined ? {} : { before })} most={most} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The longest bar of a histogram stands for so many. */
export function mostOf(rows: readonly HistogramRow[]): number {
  return Math.max(1, ...rows.flatMap(({ count, before }) => [count, before ?? 0]));
}

export interface HistogramBarsProps {
  readonly count: number;
  readonly before?: number;
  readonly most: number;
}

/** A bar with its number; where it was asked twice the first answers above, hollow. */
export function HistogramBars({ count, before, most }: HistogramBarsProps) {
  const t = useTranslations('vocabulary');
  const width = (of: number) => ({ width: `${(70 * of) / most}%` });
  if (before === undefined) {
    return (
      <span className="histogram-line">
        <span className="histogram-bar" style={width(count)} />
        <b className="mono">{count}</b>
      </span>
    );
  }
  return (
    <>
      <span className="histogram-line histogram-before">
        <span className="histogram-bar" style={width(before)} />
        <span className="visually-hidden">{t('answer.before')} </span>
        <span className="mono">{before}</span>
      </span>
      <span className="histogram-line histogram-after">
        <span className="histogram-bar" style={width(count)} />
        <span className="visually-hidden">{t('answer.after')} </span>
        <b className="mono">{count}</b>
      </span>
    </>
  );
}
