'use client';

import { type KeyboardEvent, type RefObject, useRef, useState } from 'react';

export interface GridFocus {
  readonly ref: RefObject<HTMLTableElement | null>;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  /** What a cell's control needs: its place, one tab stop for the whole grid, and the place follows the focus. */
  readonly cell: (
    row: number,
    column: number,
  ) => {
    readonly 'data-cell': string;
    readonly tabIndex: 0 | -1;
    readonly onFocus: () => void;
  };
}

const STEPS: Readonly<Record<string, readonly [row: number, column: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Arrow keys over the controls of a table; Tab enters and leaves it as one. */
export function useGridFocus(): GridFocus {
  const ref = useRef<HTMLTableElement>(null);
  const [place, setPlace] = useState({ row: 0, column: 0 });
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const name = `${place.row + step[0]},${place.column + step[1]}`;
    const next = ref.current?.querySelector<HTMLElement>(`[data-cell="${name}"]`);
    event.preventDefault();
    event.stopPropagation();
    next?.focus();
  };
  return {
    ref,
    onKeyDown,
    cell: (row, column) => ({
      'data-cell': `${row},${column}`,
      tabIndex: row === place.row && column === place.column ? 0 : -1,
      onFocus: () => setPlace({ row, column }),
    }),
  };
}
