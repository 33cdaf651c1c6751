'use client';

import type { ApiErrorBody } from '@frameplay/protocol';
import { useEffect, useEffectEvent, useState } from 'react';
import { useBilingual, useTranslations } from '@/i18n';
import { readStudentSeat } from '@/lib/live';
import { Banner, Button, KindSign, LinkButton } from '@/ui';

export interface GoodbyeProps {
  readonly error: ApiErrorBody;
  readonly classroomId: string;
  readonly onRetry: () => void;
  readonly onAskAgain: () => void;
}

const ASK_AGAIN_MS = 4_000;

/** The server will not have this browser here: why, and the ways on. */
export function Goodbye({ error, classroomId, onRetry, onAskAgain }: GoodbyeProps) {
  const t = useTranslations('play.goodbye');
  const tSeats = useTranslations('seats');
  const bilingual = useBilingual();
  const [hasSeat] = useState(() => readStudentSeat(classroomId) !== null);
  const removed = error.code === 'participant/removed';
  // Without a seat the server only says that nobody is signed in, which is not what a student needs to hear.
  const known = hasSeat || removed;
  const ask = useEffectEvent(onAskAgain);
  // The teacher may let somebody in again, who is back in the seat then without doing anything.
  useEffect(() => {
    if (!removed) return;
    const timer = setInterval(() => ask(), ASK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [removed]);
  return (
    <main className="page-narrow" data-testid="goodbye">
      <h1 className="visually-hidden">{t('title')}</h1>
      <section className="desk">
        <Banner tone="error" title={t('title')} sign={<KindSign kind="error" size={20} />}>
          {known && <span className="mono">{error.code}</span>}
        </Banner>
        <div className="desk-body">
          <p>{known ? bilingual(error) : t('noSeat')}</p>
          {removed && <p className="ink2">{tSeats('removed')}</p>}
          <div className="actions">
            {error.code === 'seat/taken-elsewhere' && (
              <Button variant="primary" onClick={onRetry}>
                {t('retry')}
              </Button>
            )}
            <LinkButton href="/join" variant={error.code === 'seat/taken-elsewhere' ? 'normal' : 'primary'}>
              {t('join')}
            </LinkButton>
          </div>
        </div>
      </section>
    </main>
  );
}
