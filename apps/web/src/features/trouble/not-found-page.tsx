'use client';

import { useTranslations } from '@/i18n';
import { AppHeader, LinkButton } from '@/ui';

export function NotFoundPage() {
  const t = useTranslations('trouble');
  return (
    <>
      <AppHeader />
      <main className="page-narrow trouble-page">
        <h1>{t('notFoundTitle')}</h1>
        <p>{t('notFound')}</p>
        <p>
          <LinkButton href="/" variant="primary">
            {t('home')}
          </LinkButton>
        </p>
      </main>
    </>
  );
}
