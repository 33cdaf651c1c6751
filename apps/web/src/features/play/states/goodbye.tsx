'use client';

import type { ApiErrorBody } from '@frameplay/protocol';
import { useEffect, useState } from 'react';
import { useBilingual, useTranslations } from '@/i18n';
import { forgetStudentSeat, readStudentSeat } from '@/lib/live';
import { Banner, Button, KindSign, LinkButton } from '@/ui';

export interface GoodbyeProps {
  readonly error: ApiErrorBody;
  readonly classroomId: string;
  readonly onRetry: () => void;
}

/** The server will not have this browser here: why, and the ways on. */
export function Goodbye({ error, classroomId, onRetry }: GoodbyeProps) {
  const t = useTranslations('play.goodbye');
  const bilingual = useBilingual();
  const [hasSeat] = useState(() => readStudentSeat(classroomId) !== null);
  const removed = error.code === 'participant/removed';
  // Without a seat the server only says that nobody is signed in, which is not what a student needs to hear.
  const known = hasSeat || removed;
  useEffect(() => {
    if (removed) forgetStudentSeat(classroomId);
  }, [removed, classroomId]);
  return (
    <main className="page-narrow" data-testid="goodbye">
      <h1 className="visually-hidden">{t('title')}</h1>
      <section className="desk">
        <Banner tone="error" title={t('title')} sign={<KindSign kind="error" size={20} />}>
          {known && <span className="mono">{error.code}</span>}
        </Banner>
        <div className="desk-body">
          <p>{known ? bilingual(error) : t('noSeat')}</p>
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
