'use client';

import type { ClassroomView, GradedView, LabView } from '@frameplay/classroom';
import { useTranslations } from '@/i18n';
import { FieldValue, Mark } from '@/ui';
import { type FieldSaid, sameFrame } from './same-frame';
import './debrief.css';

export interface AllGroupsProps {
  readonly view: ClassroomView;
  /** The decision that is shown. */
  readonly shown: GradedView;
  readonly lab: LabView;
}

/** The same frame in all groups: what each said first, field by field. No names. */
export function AllGroups({ view, shown, lab }: AllGroupsProps) {
  const t = useTranslations('part.debrief');
  const { clusters, fields, agreed } = sameFrame(view, shown);
  return (
    <section className="all-groups" aria-label={t('allGroups')} data-testid="all-groups">
      <p className="ink2 small">
        {t('groups', { n: clusters.length, groups: clusters.join(' ') })}
        {agreed > 0 && ` · ${t('agreed', { n: agreed })}`}
      </p>
      {fields.map((one) => (
        <FieldHistogram key={one.field} said={one} lab={lab} />
      ))}
    </section>
  );
}

function FieldHistogram({ said: { field, rows, right }, lab }: { readonly said: FieldSaid; readonly lab: LabView }) {
  const names = useTranslations('vocabulary.field');
  const t = useTranslations('vocabulary');
  const most = Math.max(1, ...rows.map(({ count }) => count));
  return (
    <div className="class-histogram" data-testid={`all-groups-${field}`}>
      <h4>{names(field)}</h4>
      <table className="histogram">
        <caption className="visually-hidden">{names(field)}</caption>
        <thead className="visually-hidden">
          <tr>
            <th>{t('answer.head')}</th>
            <th>{t('answer.count')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ value, count }) => (
            <tr key={value} className={value === (right ?? '') ? 'histogram-right' : undefined}>
              <th scope="row">
                <FieldValue field={field} value={value} lab={lab} />
                {value === (right ?? '') && <Mark is="right" />}
              </th>
              <td>
                <span className="histogram-bar" style={{ width: `${(70 * count) / most}%` }} />
                <b className="mono">{count}</b>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
