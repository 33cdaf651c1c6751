'use client';

import type { GradedView, LabView } from '@frameplay/classroom';
import { useBilingual, useTranslations } from '@/i18n';
import { KindSign } from '@/ui';
import { FieldText } from './field-text';

/** Every decision with its fields; newest first. A wrong one opens with what the network does and why. */
export function DecisionList({ decisions, lab }: { decisions: readonly GradedView[]; lab: LabView }) {
  const t = useTranslations('play.decisions');
  if (decisions.length === 0) return <p className="ink3 small">{t('none')}</p>;
  return (
    <section className="decisions" data-testid="decisions">
      <h3>{t('title')}</h3>
      {[...decisions].reverse().map((graded) => (
        <details key={`${graded.activityIndex}/${graded.frameId}/${graded.attempt}`} className="decision">
          <summary>
            <KindSign kind={graded.kind} /> <b className="mono">#{graded.no}</b> <span>{graded.summary}</span>
            {graded.attempt > 1 && <span className="ink2">{t('attempt', { n: graded.attempt })}</span>}
            <span className="grow" />
            <span className="mono">{t('fields', { right: graded.right, total: graded.total })}</span>
            <span aria-hidden="true">{graded.right === graded.total ? '✓' : '✕'}</span>
          </summary>
          <FieldTable graded={graded} lab={lab} />
        </details>
      ))}
    </section>
  );
}

function FieldTable({ graded, lab }: { graded: GradedView; lab: LabView }) {
  const t = useTranslations('play');
  const names = useTranslations('common.field');
  const bilingual = useBilingual();
  return (
    <>
      <table className="t">
        <thead>
          <tr>
            <th>{t('decisions.field')}</th>
            <th>{t('decisions.got')}</th>
            <th>{t('decisions.expected')}</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {graded.fields.map((result) => (
            <tr key={result.field}>
              <td>{names(result.field)}</td>
              <td>
                <FieldText field={result.field} text={result.got} lab={lab} />
              </td>
              <td>{result.right ? '=' : <FieldText field={result.field} text={result.expected} lab={lab} />}</td>
              <td>{result.right ? '✓' : result.follows ? `↳ ${t('review.follows')}` : '✕'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {graded.fields
        .filter((result) => result.why !== null)
        .map((result) => (
          <p key={result.field} className="why">
            <b>{names(result.field)}</b> {result.why === null ? '' : bilingual(result.why)}{' '}
            <span className="mono ink2">{[result.rule, result.misconception].filter(Boolean).join(' · ')}</span>
          </p>
        ))}
    </>
  );
}
