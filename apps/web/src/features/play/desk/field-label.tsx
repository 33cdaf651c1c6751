'use client';

import { useTranslations } from '@/i18n';
import type { LineName } from './rows';

/** Name of a header field as class uses it: src MAC, TTL, flags. */
export function FieldLabel({ name }: { name: LineName }) {
  const t = useTranslations('vocabulary.fieldShort');
  return <span className="fr-label">{t(name)}</span>;
}
