'use client';

import { type KeyboardEvent, type RefObject, useRef, useState } from 'react';
import { type Line, tabbed, withWord } from './complete-word';
import type { Candidate, Completion } from './terminal-block';

export interface Prompt {
  readonly input: RefObject<HTMLInputElement | null>;
  readonly text: string;
  /** Candidates that are open; empty: the list is closed. */
  readonly candidates: readonly Candidate[];
  readonly chosen: number;
  readonly change: (text: string) => void;
  readonly take: (index: number) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void;
  readonly close: () => void;
  /** Text that was typed elsewhere. */
  readonly append: (text: string) => void;
}

export interface PromptOptions {
  /** Lines typed before, oldest first. */
  readonly history: readonly string[];
  readonly complete: (line: string, cursor: number) => Completion;
  readonly onLine: (line: string) => void;
  readonly onLeave: () => void;
}

interface Open {
  readonly completion: Completion;
  readonly chosen: number;
}

/** A line as a shell edits it: history, completion, and the keys for the ends and for killing. */
export function usePrompt({ history, complete, onLine, onLeave }: PromptOptions): Prompt {
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [open, setOpen] = useState<Open | null>(null);
  /** How many lines back; 0 is the line that is being typed, kept in `draft`. */
  const [back, setBack] = useState(0);
  const [draft, setDraft] = useState('');

  const show = (line: Line) => {
    setText(line.text);
    requestAnimationFrame(() => input.current?.setSelectionRange(line.cursor, line.cursor));
  };
  const change = (next: string) => {
    setText(next);
    setBack(0);
    setOpen(null);
  };
  const line = (): Line => ({ text, cursor: input.current?.selectionStart ?? text.length });

  const tab = () => {
    const completion = complete(text, line().cursor);
    const next = tabbed(line(), completion);
    if (next.text !== text) show(next);
    const again = next.text === text ? completion : complete(next.text, next.cursor);
    setOpen(completion.candidates.length > 1 ? { completion: again, chosen: 0 } : null);
  };
  const take = (index: number) => {
    const candidate = open?.completion.candidates[index];
    if (open === null || candidate === undefined) return;
    show(tabbed(line(), { from: open.completion.from, candidates: [candidate] }));
    setOpen(null);
    input.current?.focus();
  };
  const move = (step: number) => {
    if (open === null) return;
    const count = open.completion.candidates.length;
    setOpen({ ...open, chosen: (open.chosen + step + count) % count });
  };
  const goBack = (step: number) => {
    const next = Math.min(history.length, Math.max(0, back + step));
    if (next === back) return;
    if (back === 0) setDraft(text);
    const old = next === 0 ? draft : (history[history.length - next] ?? '');
    setBack(next);
    show({ text: old, cursor: old.length });
  };
  const enter = () => {
    const typed = text.trim();
    change('');
    if (typed !== '') onLine(typed);
  };

  const listKeys: Record<string, () => void> = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Tab: () => move(1),
    Enter: () => take(open?.chosen ?? 0),
    Escape: () => setOpen(null),
  };
  const lineKeys: Record<string, () => void> = {
    ArrowUp: () => goBack(1),
    ArrowDown: () => goBack(-1),
    Enter: enter,
    Escape: onLeave,
    // On an empty line Tab goes on to what comes next on the page.
    ...(text === '' ? {} : { Tab: tab }),
  };
  const controlKeys: Record<string, () => void> = {
    a: () => input.current?.setSelectionRange(0, 0),
    e: () => input.current?.setSelectionRange(text.length, text.length),
    u: () => show({ text: text.slice(line().cursor), cursor: 0 }),
    k: () => show({ text: text.slice(0, line().cursor), cursor: line().cursor }),
    c: () => change(''),
  };

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing || event.altKey || event.metaKey) return;
    if (event.key === 'Tab' && event.shiftKey) return;
    const isCopying = event.key === 'c' && input.current?.selectionStart !== input.current?.selectionEnd;
    const keys = event.ctrlKey ? (isCopying ? {} : controlKeys) : open === null ? lineKeys : listKeys;
    const act = keys[event.key];
    if (act === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };

  return {
    input,
    text,
    candidates: open?.completion.candidates ?? [],
    chosen: open?.chosen ?? 0,
    change,
    take,
    onKeyDown,
    close: () => setOpen(null),
    append: (typed) => {
      input.current?.focus();
      const printable = [...typed].filter((character) => character >= ' ' && character !== '\u007f').join('');
      if (printable !== '') show(withWord({ ...line(), cursor: text.length }, text.length, printable));
    },
  };
}
