'use client';

import { CODE_LENGTH } from '@frameplay/protocol';
import { type ComponentPropsWithRef, useState } from 'react';
import { useTranslations } from '@/i18n';
import { codeFrom } from '@/lib/class-code';

export interface CodeInputProps {
  readonly value: string;
  readonly onChange: (code: string) => void;
  /** Ids and flags of the field around it. */
  readonly control?: Pick<ComponentPropsWithRef<'input'>, 'id' | 'aria-describedby' | 'aria-invalid'>;
}

const CELLS = Array.from({ length: CODE_LENGTH }, (_, index) => index);

/** One text field that looks like six cells: paste, autofill and screen readers see a plain field. */
export function CodeInput({ value, onChange, control }: CodeInputProps) {
  const t = useTranslations('join');
  // What an input method is still composing; it must not be rewritten under it.
  const [composing, setComposing] = useState<string | null>(null);
  const take = (text: string) => {
    setComposing(null);
    onChange(codeFrom(text));
  };
  return (
    <div className="code-input" data-invalid={control?.['aria-invalid'] === true || undefined}>
      <input
        aria-label={control?.id === undefined ? t('codeLabel') : undefined}
        {...control}
        data-testid="join-code"
        value={composing ?? value}
        autoComplete="off"
        autoCapitalize="characters"
        autoCorrect="off"
        spellCheck={false}
        enterKeyHint="go"
        onChange={(event) => {
          const composed = event.nativeEvent instanceof InputEvent && event.nativeEvent.isComposing;
          if (composed) setComposing(event.target.value);
          else take(event.target.value);
        }}
        onCompositionEnd={(event) => take(event.currentTarget.value)}
        onSelect={(event) => {
          const { value: text } = event.currentTarget;
          const all = event.currentTarget.selectionStart === 0 && event.currentTarget.selectionEnd === text.length;
          if (!all) event.currentTarget.setSelectionRange(text.length, text.length);
        }}
      />
      <div className="code-cells" aria-hidden="true">
        {CELLS.map((index) => (
          <span key={index} className={index === value.length ? 'code-cell code-cell-now' : 'code-cell'}>
            {value[index]}
          </span>
        ))}
      </div>
    </div>
  );
}
