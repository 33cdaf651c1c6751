'use client';

import { useState } from 'react';

export interface HeldOrder {
  readonly order: readonly string[];
  readonly hold: () => void;
  readonly release: () => void;
}

/** Rows keep their places while the pointer or the focus is on them; new ones come last meanwhile. */
export function useHeldOrder(wanted: readonly string[]): HeldOrder {
  const [held, setHeld] = useState<readonly string[] | null>(null);
  const order =
    held === null
      ? wanted
      : [...held.filter((id) => wanted.includes(id)), ...wanted.filter((id) => !held.includes(id))];
  return { order, hold: () => setHeld((now) => now ?? wanted), release: () => setHeld(null) };
}
