'use client';

import type { ReactNode } from 'react';
import { useTranslations } from '@/i18n';

/** ▲ with its word for screen readers. */
export function ChangedSign({ changed }: { changed: boolean }) {
  const t = useTranslations('play.tables');
  if (!changed) return null;
  return (
    <>
      <span aria-hidden="true">▲ </span>
      <span className="visually-hidden">{t('changed')}: </span>
    </>
  );
}

export function Row({ changed, children, ...rest }: { changed: boolean; children: ReactNode; 'data-testid'?: string }) {
  return (
    <tr className={changed ? 'changed' : undefined} {...rest}>
      {children}
    </tr>
  );
}

export function EmptyNote() {
  const t = useTranslations('play.tables');
  return <p className="table-empty">{t('none')}</p>;
}
