'use client';

import { useTranslations } from '@/i18n';
import { AppHeader, Button, LinkButton } from '@/ui';

/** A bug of ours reached a page: say so, and offer the two ways on. */
export function BrokenPage({ digest, onAgain }: { digest: string | undefined; onAgain: () => void }) {
  const t = useTranslations('trouble');
  return (
    <>
      <AppHeader />
      <main className="page-narrow trouble-page">
        <h1>{t('brokenTitle')}</h1>
        <p>{t('broken')}</p>
        {digest !== undefined && <p className="mono small ink2">{t('code', { code: digest })}</p>}
        <p className="trouble-ways">
          <Button variant="primary" onClick={onAgain}>
            {t('again')}
          </Button>
          <LinkButton href="/">{t('home')}</LinkButton>
        </p>
      </main>
    </>
  );
}
