'use client';

import Link from 'next/link';
import { type ReactNode, useState } from 'react';
import { useTranslations } from '@/i18n';
import { lazyPart } from '@/lib/lazy-part';
import { useSession } from '@/lib/session';
import { AppHeader, LinkButton } from '@/ui';
import { WalkPlayer } from './walk-player';
import './landing.css';

const KeysHelp = lazyPart(() => import('./keys-help').then((module) => module.KeysHelp));

export interface LandingPageProps {
  /** The six cells with their button. */
  readonly join: ReactNode;
  /** Lessons that exist, as links. */
  readonly lessons: ReactNode;
}

/** `/`: the network plays at the left; at the right the three ways in. */
export function LandingPage({ join, lessons }: LandingPageProps) {
  const t = useTranslations('landing');
  const session = useSession();
  const [help, setHelp] = useState(false);
  return (
    <>
      <AppHeader onHelp={() => setHelp(true)}>
        <Link className="ink2" href="/learn">
          {t('lessons')}
        </Link>
        {session.data === null ? (
          <Link className="ink2" href="/sign-in">
            {t('signIn')}
          </Link>
        ) : (
          <Link className="ink2" href="/teach">
            {t('myClasses')}
          </Link>
        )}
      </AppHeader>
      <div className="landing">
        <main className="landing-main">
          <h1>{t('title')}</h1>
          <p className="landing-lead">{t('lead')}</p>
          <p className="landing-join">
            <LinkButton href="/join" variant="primary" large>
              {t('join.title')}
            </LinkButton>
          </p>
          <WalkPlayer />
        </main>
        <aside className="landing-aside" aria-label={t('waysIn')}>
          <section>
            <h2>{t('join.title')}</h2>
            <p>{t('join.lead')}</p>
            {join}
          </section>
          <section>
            <h2>{t('open.title')}</h2>
            <p>{t('open.lead')}</p>
            <LinkButton href="/teach" variant="primary" large>
              {t('open.button')}
            </LinkButton>
          </section>
          <section>
            <h2>{t('alone.title')}</h2>
            <p>{t('alone.lead')}</p>
            {lessons}
            <p className="landing-more">
              <Link href="/compare">{t('alone.compare')}</Link>
              <Link href="/sandbox">{t('alone.sandbox')}</Link>
            </p>
          </section>
        </aside>
      </div>
      {help && <KeysHelp open={true} onClose={() => setHelp(false)} />}
    </>
  );
}
