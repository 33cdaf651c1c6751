'use client';

import type { LabView } from '@frameplay/classroom';
import { useState } from 'react';
import { useTranslations } from '@/i18n';
import { AnswerValue } from './answer-value';

export interface Option {
  readonly value: string;
  readonly text: string;
}

interface OptionsProps {
  readonly id: string;
  readonly legend: string;
  readonly options: readonly Option[];
  readonly lab: LabView | null;
  readonly value: string | null;
  readonly onChange: (value: string) => void;
  readonly disabled: boolean;
  /** Options are sentences: they want the whole width. */
  readonly sentences?: boolean;
  readonly testId?: string | undefined;
}

export interface OneOptionProps extends OptionsProps {
  /** An address may also be typed, because a wrong one must be possible. */
  readonly own: 'mac' | 'ipv4' | null;
}

/** One of several, as radio buttons that hold signs and tags. */
export function OneOption({
  id,
  legend,
  options,
  lab,
  value,
  onChange,
  disabled,
  sentences = false,
  testId,
  own,
}: OneOptionProps) {
  const t = useTranslations('vocabulary');
  const isOther = value !== null && !options.some((option) => option.value === value);
  const [typed, setTyped] = useState(isOther ? value : '');
  return (
    <fieldset className={classOf(sentences, own !== null)} disabled={disabled} data-testid={testId}>
      <legend className="visually-hidden">{legend}</legend>
      {options.map((option) => (
        <label key={option.value} className="answer-option">
          <input
            type="radio"
            name={id}
            value={option.value}
            checked={value === option.value}
            data-testid={`option-${option.value}`}
            onChange={() => onChange(option.value)}
          />
          <AnswerValue value={option.value} text={option.text} lab={lab} />
        </label>
      ))}
      {own !== null && (
        <label className="answer-option answer-own">
          <span className="visually-hidden">{t('answer.other')}</span>
          <input
            type="text"
            className="answer-other mono"
            placeholder={t(`answer.${own}`)}
            maxLength={17}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            value={isOther || value === null ? typed : ''}
            onChange={(event) => {
              setTyped(event.target.value);
              onChange(event.target.value.trim().toLowerCase());
            }}
          />
        </label>
      )}
    </fieldset>
  );
}

/** Any of several, none included: their values sorted, with a blank between; none is the empty text. */
export function SeveralOptions({
  legend,
  options,
  lab,
  value,
  onChange,
  disabled,
  sentences = false,
  testId,
}: OptionsProps) {
  const t = useTranslations('vocabulary');
  const chosen = new Set((value ?? '').split(' ').filter(Boolean));
  const toggle = (one: string) => {
    const next = new Set(chosen);
    if (!next.delete(one)) next.add(one);
    onChange([...next].sort().join(' '));
  };
  return (
    <fieldset className={classOf(sentences, false)} disabled={disabled} data-testid={testId}>
      <legend className="visually-hidden">{legend}</legend>
      {options.map((option) => (
        <label key={option.value} className="answer-option">
          <input
            type="checkbox"
            checked={chosen.has(option.value)}
            data-testid={`option-${option.value}`}
            onChange={() => toggle(option.value)}
          />
          <AnswerValue value={option.value} text={option.text} lab={lab} />
        </label>
      ))}
      <label className="answer-option">
        <input type="checkbox" checked={value === ''} onChange={() => onChange('')} />
        {t('answer.none')}
      </label>
    </fieldset>
  );
}

function classOf(sentences: boolean, plain: boolean): string {
  return ['answer-options', sentences ? 'answer-sentences' : '', plain ? 'answer-options-plain' : '']
    .filter(Boolean)
    .join(' ');
}
