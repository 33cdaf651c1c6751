'use client';

import type { FieldName, FieldResult, LabView } from '@frameplay/classroom';
import { useTranslations } from '@/i18n';
import { FieldValue } from './field-value';

export interface DecisionTableProps {
  readonly fields: readonly FieldResult[];
  readonly lab: LabView | null;
  /** Head of the right column: what was expected, or what the network did. */
  readonly expected: string;
}

/** One answer field by field: what was given, what the kernel would have done, and the rule that decides. */
export function DecisionTable({ fields, lab, expected }: DecisionTableProps) {
  const t = useTranslations('grades');
  const fieldName = useFieldName();
  return (
    <table className="decision-table">
      <thead>
        <tr>
          <th scope="col">{t('field')}</th>
          <th scope="col">{t('got')}</th>
          <th scope="col">{expected}</th>
          <th scope="col">
            <span className="visually-hidden">{t('verdict')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {fields.map((one) => (
          <tr key={one.field} className={one.right ? undefined : 'decision-wrong'}>
            <th scope="row">{fieldName(one.field)}</th>
            <td>
              <FieldValue field={one.field} value={one.got} lab={lab} />
            </td>
            <td>
              {one.right ? (
                <span className="ink3">
                  <span aria-hidden="true">=</span>
                  <span className="visually-hidden">{t('same')}</span>
                </span>
              ) : (
                <FieldValue field={one.field} value={one.expected} lab={lab} />
              )}
            </td>
            <td>
              <FieldVerdict result={one} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The short name where there is one: the table has to fit a phone. */
function useFieldName(): (field: FieldName) => string {
  const t = useTranslations('vocabulary.field');
  const tShort = useTranslations('vocabulary.fieldShort');
  return (field) =>
    field === 'src' || field === 'dst' || field === 'srcIp' || field === 'dstIp' ? tShort(field) : t(field);
}

function FieldVerdict({ result }: { result: FieldResult }) {
  const t = useTranslations('grades');
  if (result.right) return <Glyph tone="right" glyph="✓" word={t('right')} />;
  if (result.follows) {
    return (
      <span className="mark">
        <i aria-hidden="true">↳</i>
        {t('follows')}
      </span>
    );
  }
  const why = [result.rule, result.misconception].filter((part) => part !== null).join(' · ');
  return <Glyph tone="differs" glyph="✕" word={t('wrong')} shown={why} />;
}

interface GlyphProps {
  readonly tone: 'right' | 'differs';
  readonly glyph: string;
  readonly word: string;
  readonly shown?: string;
}

function Glyph({ tone, glyph, word, shown = '' }: GlyphProps) {
  return (
    <span className={`mark mark-${tone}`}>
      <i aria-hidden="true">{glyph}</i>
      <span className="visually-hidden">{word}</span>
      {shown !== '' && <span className="mono">{shown}</span>}
    </span>
  );
}
