'use client';

import { useEffect, useEffectEvent } from 'react';
import { useSettings } from '@/lib/settings';

/** What a key does; `Enter`, `ArrowUp`, `ArrowDown`, `?` and digits always work, letters can be switched off. */
export type KeyMap = Readonly<Record<string, (() => void) | undefined>>;

const TYPING = 'input, textarea, select, [contenteditable]';
const OWN_ENTER = 'a, button, [role="radio"], summary';
const OWN_ARROWS = '[role="radiogroup"], .topo';

/** Listens on the page, so that a key works wherever the focus is; never while typing. */
export function useKeys(map: KeyMap): void {
  const { letterKeys } = useSettings();
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const key = keyOf(event);
    const act = key === null || (!letterKeys && /^[a-z]$/.test(key)) ? undefined : map[key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}

/** The key, or null where it belongs to somebody else: the browser, a text, a dialog, the control that has the focus. */
function keyOf(event: KeyboardEvent): string | null {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return null;
  const target = event.target instanceof Element ? event.target : document.body;
  if (target.closest(TYPING) !== null || document.querySelector('dialog[open]') !== null) return null;
  if (event.key === 'Enter' && target.closest(OWN_ENTER) !== null) return null;
  if (event.key.startsWith('Arrow') && target.closest(OWN_ARROWS) !== null) return null;
  return event.key.length === 1 ? event.key.toLowerCase() : event.key;
}
