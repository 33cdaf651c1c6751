'use client';

import { useSyncExternalStore } from 'react';

/** Choices of a person that belong to this browser. */
export interface PlaySettings {
  readonly letterKeys: boolean;
  /** On the phone a tapped port sends itself; with this on, the button confirms. */
  readonly confirmOnPhone: boolean;
}

const KEY = 'frameplay.settings';
const DEFAULTS: PlaySettings = { letterKeys: true, confirmOnPhone: false };
const listeners = new Set<() => void>();
let current: PlaySettings | null = null;

function read(): PlaySettings {
  if (current !== null) return current;
  let stored: unknown = null;
  try {
    stored = JSON.parse(localStorage.getItem(KEY) ?? 'null');
  } catch {
    stored = null;
  }
  current = typeof stored === 'object' ? { ...DEFAULTS, ...stored } : DEFAULTS;
  return current;
}

export function changeSettings(change: Partial<PlaySettings>): void {
  current = { ...read(), ...change };
  localStorage.setItem(KEY, JSON.stringify(current));
  for (const listener of listeners) listener();
}

export function useSettings(): PlaySettings {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    read,
    () => DEFAULTS,
  );
}
