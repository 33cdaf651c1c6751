'use client';

import type { ReactNode } from 'react';
import { useTranslations } from '@/i18n';

export type ConnectionStatus = 'connecting' | 'connected' | 'offline';

/** `Mei · connected`: filled dot or dashed ring, and the word. */
export function ConnectionDot({ status, name }: { status: ConnectionStatus; name?: ReactNode }) {
  const t = useTranslations('vocabulary.status');
  return (
    <span className="dot" data-status={status}>
      {name !== undefined && <span>{name} ·</span>}
      {t(status)}
    </span>
  );
}
