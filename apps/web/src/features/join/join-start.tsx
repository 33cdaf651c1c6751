'use client';

import { useTranslations } from '@/i18n';
import { AppHeader } from '@/ui';
import { JoinByCode } from './join-by-code';
import './join.css';

/** `/join`: only the code. */
export function JoinStart() {
  const t = useTranslations('join');
  return (
    <>
      <AppHeader />
      <main className="page-narrow join-page">
        <h1>{t('title')}</h1>
        <p className="ink2">
          {t('lead')} {t('codeHint')}
        </p>
        <JoinByCode label={t('next')} />
      </main>
    </>
  );
}
