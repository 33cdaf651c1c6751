'use client';

import { useBilingual, useTranslations } from '@/i18n';
import { AnswerHistogram, CodeText } from '@/ui';
import type { AskedNow } from './asked-now';
import { useRowTexts } from './row-texts';

export interface ClassHistogramProps {
  readonly asked: AskedNow;
  readonly entry: AskedNow['questions'][number];
}

/** What a class predicts for one field; after a second round both answers, the first one hollow. */
export function ClassHistogram({ asked, entry }: ClassHistogramProps) {
  const t = useTranslations('part.class');
  const say = useBilingual();
  const texts = useRowTexts();
  const { question, rows, right } = entry;
  return (
    <div className="class-histogram" data-testid={`histogram-${question.id}`}>
      <h3>
        <CodeText text={say(question.prompt)} />
      </h3>
      {rows.length === 0 ? (
        <p className="ink3">{t('nobody')}</p>
      ) : (
        <AnswerHistogram
          legend={say(question.prompt)}
          rows={texts(question.answer, rows)}
          lab={asked.lab}
          right={right}
        />
      )}
    </div>
  );
}
