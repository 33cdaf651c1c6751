'use client';

import type { ApiErrorBody } from '@frameplay/protocol';
import { useBilingual, useTranslations } from '@/i18n';
import { readStudentSeat } from '@/lib/live';
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
  const hasSeat = readStudentSeat(classroomId) !== null;
  return (
    <main className="page-narrow" data-testid="goodbye">
      <section className="desk">
        <Banner tone="error" title={t('title')} sign={<KindSign kind="error" size={20} />}>
          <span className="mono">{error.code}</span>
        </Banner>
        <div className="desk-body">
          <p>{hasSeat ? bilingual(error) : t('noSeat')}</p>
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
