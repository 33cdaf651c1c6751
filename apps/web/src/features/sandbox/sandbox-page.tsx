'use client';

import dynamic from 'next/dynamic';
import { useEffect, useState } from 'react';
import { useTranslations } from '@/i18n';
import { AppHeader, Banner } from '@/ui';
import { unpackLab } from './lab-link';
import './sandbox.css';

/** The engine comes along with the bench, so it is loaded when the page is there. */
const Bench = dynamic(() => import('./bench').then((module) => module.Bench), { ssr: false });

const LINK = '#lab=';

/** `/sandbox`: any lab, in this browser, without an account. A link holds the lab behind its `#`. */
export function SandboxPage() {
  const t = useTranslations('sandbox');
  const linked = useLinkedLab();
  return (
    <div className="sandbox">
      <AppHeader crumb={<b>{t('title')}</b>} />
      {linked === 'broken' && <Banner tone="error" title={t('badLink')} testId="bad-link" />}
      {linked !== 'reading' && <Bench start={linked === 'broken' ? null : linked} />}
    </div>
  );
}

/** The lab of the link; null: there is none in it. */
function useLinkedLab(): string | null | 'reading' | 'broken' {
  const [linked, setLinked] = useState<string | null | 'reading' | 'broken'>('reading');
  useEffect(() => {
    const read = async () => {
      const { hash } = window.location;
      if (!hash.startsWith(LINK)) return setLinked(null);
      setLinked((await unpackLab(hash.slice(LINK.length))) ?? 'broken');
    };
    void read();
    // Another link opened in the same tab.
    const again = () => void read();
    window.addEventListener('hashchange', again);
    return () => window.removeEventListener('hashchange', again);
  }, []);
  return linked;
}
