'use client';

import type { AnswerForm, LabView } from '@frameplay/classroom';
import { useId } from 'react';
import { useBilingual, useTranslations } from '@/i18n';
import { addressBook, addressesOf, BROADCAST_MAC, NOBODY_MAC } from '../address-book';
import { OneOption, type Option, SeveralOptions } from './options';

export interface AnswerInputProps {
  readonly form: AnswerForm;
  /** What is asked; the name of the whole group. */
  readonly legend: string;
  /** null: no network stands behind the question. */
  readonly lab: LabView | null;
  /** Canonical text; null: not answered yet. */
  readonly value: string | null;
  readonly onChange: (value: string) => void;
  readonly disabled?: boolean;
  readonly testId?: string;
}

/** The control that fits the form of an answer: tags, devices, options or a field to type in. */
export function AnswerInput({ form, legend, lab, value, onChange, disabled = false, testId }: AnswerInputProps) {
  const say = useBilingual();
  const id = useId();
  const common = { id, legend, disabled, testId };
  switch (form.kind) {
    case 'mac':
      return <OneOption {...common} options={macOptions(lab)} value={value} onChange={onChange} lab={lab} own="mac" />;
    case 'ipv4':
      return <OneOption {...common} options={ipOptions(lab)} value={value} onChange={onChange} lab={lab} own="ipv4" />;
    case 'number':
      return <NumberAnswer {...common} value={value} onChange={onChange} />;
    case 'node':
      return (
        <OneOption {...common} options={nodeOptions(lab)} value={value} onChange={onChange} lab={lab} own={null} />
      );
    case 'nodes':
      return <SeveralOptions {...common} options={nodeOptions(lab)} value={value} onChange={onChange} lab={lab} />;
    case 'choice':
    case 'choices': {
      const options = form.options.map((option) => ({ value: option.id, text: say(option.text) }));
      return form.kind === 'choice' ? (
        <OneOption {...common} sentences options={options} value={value} onChange={onChange} lab={lab} own={null} />
      ) : (
        <SeveralOptions {...common} sentences options={options} value={value} onChange={onChange} lab={lab} />
      );
    }
  }
}

function macOptions(lab: LabView | null): readonly Option[] {
  if (lab === null) return [];
  const known = [...addressBook(lab).values()].filter(({ role }) => role !== 'switch').map(({ mac }) => mac);
  return [...known, BROADCAST_MAC, NOBODY_MAC].map((value) => ({ value, text: value }));
}

function ipOptions(lab: LabView | null): readonly Option[] {
  if (lab === null) return [];
  const known = new Set([...lab.nodes.flatMap((node) => addressesOf(lab, node)), lab.vip]);
  return [...known].map((value) => ({ value, text: value }));
}

function nodeOptions(lab: LabView | null): readonly Option[] {
  return (lab?.nodes ?? []).map(({ name }) => ({ value: name, text: name }));
}

interface NumberAnswerProps {
  readonly id: string;
  readonly legend: string;
  readonly value: string | null;
  readonly onChange: (value: string) => void;
  readonly disabled: boolean;
  readonly testId?: string | undefined;
}

function NumberAnswer({ id, legend, value, onChange, disabled, testId }: NumberAnswerProps) {
  const t = useTranslations('vocabulary');
  return (
    <p className="answer-number">
      <label className="visually-hidden" htmlFor={id}>
        {legend}
      </label>
      <input
        id={id}
        className="input mono"
        inputMode="numeric"
        pattern="[0-9]*"
        maxLength={12}
        autoComplete="off"
        placeholder={t('answer.number')}
        value={value ?? ''}
        disabled={disabled}
        data-testid={testId}
        onChange={(event) => onChange(event.target.value.replace(/[^0-9]/g, ''))}
      />
    </p>
  );
}
