'use client';

import { useEffect, useEffectEvent } from 'react';
import { useSettings } from './settings';

/** Places where keys belong to the control that has the focus. */
const TYPING = 'input, textarea, select, [contenteditable], dialog, [role="radiogroup"]';
const PRESSING = 'button, a, summary';

/**
 * Single keys for the whole page. Off while the person types, with a modifier, and for Space and Enter where they press a
 * button; letters can be switched off. `handle` says whether it took the key.
 */
export function usePageKeys(handle: (key: string) => boolean): void {
  const { letterKeys } = useSettings();
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!letterKeys && /^[a-z]$/i.test(event.key)) return;
    const target = event.target instanceof Element ? event.target : null;
    if (target?.closest(TYPING)) return;
    if ((event.key === ' ' || event.key === 'Enter') && target?.closest(PRESSING)) return;
    if (handle(event.key)) event.preventDefault();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
}
