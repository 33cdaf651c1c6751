'use client';

import { useTranslations } from '@/i18n';

export type MarkKind = 'changed' | 'kept' | 'yours' | 'right' | 'differs';

const GLYPHS: Readonly<Record<MarkKind, string>> = { changed: '▲', kept: '=', yours: '◀', right: '✓', differs: '✕' };

/** What happened to a field; always glyph and word. */
export function Mark({ is }: { is: MarkKind }) {
  const t = useTranslations('vocabulary.mark');
  return (
    <span className={`mark mark-${is}`}>
      <i aria-hidden="true">{GLYPHS[is]}</i>
      {t(is)}
    </span>
  );
}
