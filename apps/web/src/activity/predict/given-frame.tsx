'use client';

import type { GivenFrameView, LabView, QuestionView } from '@frameplay/classroom';
import { useTranslations } from '@/i18n';
import { KindSign, MacTag, useNodeName } from '@/ui';
import { givenValue, kindOfGiven } from './given-value';

export interface GivenFrameProps {
  readonly given: GivenFrameView;
  readonly lab: LabView;
  /** Fields that these ask for stand beside the questions, not here. */
  readonly asked: readonly QuestionView[];
}

type Field = NonNullable<QuestionView['frameField']>;

const FIELDS = [
  'src',
  'dst',
  'sha',
  'spa',
  'tha',
  'tpa',
  'srcIp',
  'dstIp',
  'ttl',
  'sport',
  'dport',
] as const satisfies readonly Field[];

/** The frame before the one in question: what it is, where it is, and the fields that nobody asks for. */
export function GivenFrame({ given, lab, asked }: GivenFrameProps) {
  const t = useTranslations('part.predict');
  const names = useTranslations('part.field');
  const nodeName = useNodeName(lab);
  const [node = '', iface = ''] = given.at.split(':');
  const others = FIELDS.filter((field) => !asked.some((question) => question.frameField === field));
  const isAsked = others.length < FIELDS.length;
  const rows = others.flatMap((field) => {
    const value = givenValue(given, field);
    return value === null ? [] : [{ field, value }];
  });
  return (
    <div className="given" data-testid="given">
      <p>
        <KindSign kind={kindOfGiven(given)} size={16} /> <b>{given.summary}</b>{' '}
        <span className="ink2">{t(given.dir === 'in' ? 'cameIn' : 'wentOut', { node: nodeName(node), iface })}</span>
      </p>
      {/* Beside questions about its fields the rest of it is small print. */}
      <dl className={isAsked ? 'given-rest small' : 'given-rest'}>
        {rows.map(({ field, value }) => (
          <div key={field}>
            <dt className="ink2">{names(field)}</dt>
            <dd>
              {value.length === 17 ? (
                <MacTag mac={value} lab={lab} size="small" />
              ) : (
                <span className="mono">{value}</span>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
