'use client';

import { useEffect, useId, useRef } from 'react';
import { useTranslations } from '@/i18n';
import { DeviceSign } from '../device-sign';
import type { TerminalHost } from './terminal-block';
import type { Prompt } from './use-prompt';

export interface TerminalPromptProps {
  readonly host: TerminalHost;
  readonly prompt: Prompt;
  /** A command is under way: what is typed waits. */
  readonly busy: boolean;
  /** Said beside the line before it is run. */
  readonly note: string;
}

/** The line being typed, with what completes it. A text field, so that phones, input methods and screen readers know it. */
export function TerminalPrompt({ host, prompt, busy, note }: TerminalPromptProps) {
  const t = useTranslations('vocabulary');
  const listId = useId();
  const { input, text, candidates, chosen } = prompt;
  const isOpen = candidates.length > 0;
  return (
    <div className="term-prompt">
      {isOpen && <CandidateList id={listId} prompt={prompt} />}
      <DeviceSign device={host.role} number={host.number} size={18} />
      <label className="term-name" htmlFor={`${listId}-line`}>
        {host.node}#
      </label>
      <input
        ref={input}
        id={`${listId}-line`}
        className="term-line"
        data-testid="terminal-line"
        role="combobox"
        aria-label={t('terminal.line', { node: host.node })}
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={listId}
        aria-activedescendant={isOpen ? `${listId}-${chosen}` : undefined}
        aria-busy={busy}
        aria-describedby={`${listId}-leave`}
        autoCapitalize="none"
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        enterKeyHint="send"
        maxLength={1000}
        value={text}
        onChange={(event) => prompt.change(event.target.value)}
        onKeyDown={prompt.onKeyDown}
        onBlur={prompt.close}
      />
      <span id={`${listId}-leave`} className="visually-hidden">
        {t('terminal.leave')}
      </span>
      <output className="term-note" htmlFor={`${listId}-line`} data-testid="terminal-note">
        {note}
      </output>
    </div>
  );
}

function CandidateList({ id, prompt }: { readonly id: string; readonly prompt: Prompt }) {
  const t = useTranslations('vocabulary');
  const { candidates, chosen, take } = prompt;
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.children[chosen]?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <div
      ref={list}
      id={id}
      className="term-candidates"
      role="listbox"
      aria-label={t('terminal.candidates')}
      tabIndex={-1}
    >
      {candidates.map(({ text, hint }, index) => (
        <div
          key={text}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === chosen}
          // The line keeps the focus: pressing takes the candidate before the line is left.
          onMouseDown={(event) => {
            event.preventDefault();
            take(index);
          }}
        >
          <span className="mono">{text}</span>
          {hint !== '' && <span className="term-hint">{hint}</span>}
        </div>
      ))}
    </div>
  );
}
