'use client';

import Link from 'next/link';
import { useTranslations } from '@/i18n';
import { AppHeader } from '@/ui';
import { AccountForm } from './account-form';
import type { AccountMode } from './account-problem';
import './account.css';

/** `/sign-in` and `/sign-up`: one form. `next`: where to go then. */
export function AccountPage({ mode, next }: { mode: AccountMode; next: string }) {
  const t = useTranslations('account');
  const other =
    mode === 'sign-in' ? `/sign-up?next=${encodeURIComponent(next)}` : `/sign-in?next=${encodeURIComponent(next)}`;
  return (
    <>
      <AppHeader />
      <main className="page-narrow account-page">
        <h1>{mode === 'sign-in' ? t('signIn') : t('signUp')}</h1>
        <p className="ink2">{t('signInLead')}</p>
        <AccountForm mode={mode} next={next} />
        <p>
          <Link href={other}>{mode === 'sign-in' ? t('toSignUp') : t('toSignIn')}</Link>
        </p>
      </main>
    </>
  );
}
