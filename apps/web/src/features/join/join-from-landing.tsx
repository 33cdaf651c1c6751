'use client';

import { useTranslations } from '@/i18n';
import { JoinByCode } from './join-by-code';
import './join.css';

/** The cells on the public page, with that page's own word on the button. */
export function JoinFromLanding() {
  const t = useTranslations('landing.join');
  return <JoinByCode label={t('button')} />;
}
