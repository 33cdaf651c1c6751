'use client';

import type { Mode } from '@frameplay/classroom';
import { useTranslations } from '@/i18n';

const MODES: readonly Mode[] = ['guided', 'consequence', 'exam'];

export interface ModeChoiceProps {
  readonly legend: string;
  readonly hint?: string;
  readonly value: Mode;
  readonly onChange: (mode: Mode) => void;
}

/** The three ways to play, each with what it means. */
export function ModeChoice({ legend, hint, value, onChange }: ModeChoiceProps) {
  const t = useTranslations('vocabulary.mode');
  return (
    <fieldset className="choices">
      <legend>{legend}</legend>
      {MODES.map((mode) => (
        <label key={mode} className="choice">
          <input
            type="radio"
            name="mode"
            value={mode}
            checked={mode === value}
            data-testid={`mode-${mode}`}
            onChange={() => onChange(mode)}
          />
          <span>
            <b>{t(`${mode}.name`)}</b>
            <small>{t(`${mode}.what`)}</small>
          </span>
        </label>
      ))}
      {hint !== undefined && <p className="field-hint">{hint}</p>}
    </fieldset>
  );
}
