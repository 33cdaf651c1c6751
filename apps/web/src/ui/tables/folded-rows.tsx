'use client';

import { type ReactNode, useState } from 'react';
import { useTranslations } from '@/i18n';

export interface FoldedRowsProps<T> {
  readonly rows: readonly T[];
  readonly columns: number;
  readonly children: (row: T) => ReactNode;
}

/** More rows than anybody reads at once are folded; what has changed is always shown. */
const SHOWN_MAX = 12;

/** Rows of a table, the first ones and those that changed; the others behind a button. */
export function FoldedRows<T extends { readonly changed: boolean }>({ rows, columns, children }: FoldedRowsProps<T>) {
  const t = useTranslations('play.tables');
  const [open, setOpen] = useState(false);
  const shown = open ? rows : rows.filter(({ changed }, index) => changed || index < SHOWN_MAX);
  const hidden = rows.length - shown.length;
  return (
    <>
      {shown.map(children)}
      {(hidden > 0 || (open && rows.length > SHOWN_MAX)) && (
        <tr>
          <td colSpan={columns}>
            <button type="button" className="text-btn" aria-expanded={open} onClick={() => setOpen(!open)}>
              {open ? t('fewer') : t('more', { n: hidden })}
            </button>
          </td>
        </tr>
      )}
    </>
  );
}
