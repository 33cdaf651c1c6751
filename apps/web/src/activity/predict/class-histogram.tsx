'use client';

import { useBilingual, useTranslations } from '@/i18n';
import { AnswerHistogram, CodeText, optionText } from '@/ui';
import type { AskedNow } from './asked-now';

export interface ClassHistogramProps {
  readonly asked: AskedNow;
  readonly entry: AskedNow['questions'][number];
}

/** What a class predicts for one field; after a second round both, the first one above. */
export function ClassHistogram({ asked, entry }: ClassHistogramProps) {
  const t = useTranslations('part.class');
  const say = useBilingual();
  const { question, rounds, right } = entry;
  return (
    <div className="class-histogram" data-testid={`histogram-${question.id}`}>
      <h3>
        <CodeText text={say(question.prompt)} />
      </h3>
      {rounds.map((rows, at) => (
        <div key={at}>
          {rounds.length > 1 && <p className="small ink2">{t(at === 0 ? 'before' : 'after')}</p>}
          {rows.length === 0 ? (
            <p className="ink3">{t('nobody')}</p>
          ) : (
            <AnswerHistogram
              legend={say(question.prompt)}
              rows={rows.map((row) => {
                const text = optionText(question.answer, row.value);
                return text === null ? row : { ...row, text: say(text) };
              })}
              lab={asked.lab}
              right={right}
            />
          )}
        </div>
      ))}
    </div>
  );
}
