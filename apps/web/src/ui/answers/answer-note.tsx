'use client';

import type { AnsweredView, AnswerForm, LabView } from '@frameplay/classroom';
import { useBilingual, useTranslations } from '@/i18n';
import { CodeText } from '../code-text';
import { Mark } from '../mark';
import { MistakeButton } from '../mistake/mistake-button';
import type { MistakePlace } from '../mistake/run-mistake';
import { AnswerValue } from './answer-value';
import { optionText } from './option-text';

export interface AnswerNoteProps {
  readonly answered: AnsweredView;
  readonly lab: LabView | null;
  readonly form: AnswerForm;
  /** Where the mistake that it shows may be run; `made`: in a cluster made for it; null: it may not. */
  readonly place?: MistakePlace | 'made' | null;
}

/** Right or not, what would have been, and why. */
export function AnswerNote({ answered, lab, form, place = null }: AnswerNoteProps) {
  const t = useTranslations('part');
  const say = useBilingual();
  const { got, expected, right, wrong, why } = answered;
  const textOf = (value: string) => {
    const text = optionText(form, value);
    return text === null ? value : say(text);
  };
  return (
    <div className="answer-note" data-testid={`note-${answered.questionId}`} data-right={right}>
      <p>
        <Mark is={right ? 'right' : 'differs'} />{' '}
        {got === null ? t('noAnswer') : <AnswerValue value={got} text={textOf(got)} lab={lab} />}
        {!right && expected !== null && (
          <>
            {' '}
            · {t('itIs')} <AnswerValue value={expected} text={textOf(expected)} lab={lab} />
          </>
        )}
      </p>
      {wrong !== null && (
        <p className="small">
          {wrong.misconception !== null && <span className="mono">{wrong.misconception} </span>}
          <CodeText text={say(wrong.why)} />
        </p>
      )}
      {why !== null && (
        <p className="small">
          <CodeText text={say(why)} />
        </p>
      )}
      {place !== null && wrong?.misconception != null && (
        <MistakeButton id={wrong.misconception} place={place === 'made' ? null : place} />
      )}
    </div>
  );
}
