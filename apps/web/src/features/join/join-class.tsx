'use client';

import { useState } from 'react';
import { useTranslations } from '@/i18n';
import { useApi } from '@/lib/api';
import { spacedCode } from '@/lib/class-code';
import { readStudentSeat } from '@/lib/live';
import { AppHeader, Banner, Button, ErrorLine, LinkButton } from '@/ui';
import { JoinByCode } from './join-by-code';
import { NicknameForm } from './nickname-form';
import './join.css';

/** `/join/CODE`: the class behind the code, then a nickname. A code that leads nowhere can be typed again right here. */
export function JoinClass({ code }: { code: string }) {
  const t = useTranslations('join');
  const { answer, reload } = useApi(`/api/codes/${encodeURIComponent(code)}`, 'codeReply');
  return (
    <>
      <AppHeader crumb={t('inClass', { code: spacedCode(code) })} />
      <main className="page-narrow join-page">
        {answer.state === 'loading' && (
          <>
            <h1 className="visually-hidden">{t('title')}</h1>
            <p className="ink2">{t('looking')}</p>
          </>
        )}
        {answer.state === 'ok' && (
          <>
            <OwnSeat classroomId={answer.value.classroomId} />
            <h1>{t('nicknameTitle')}</h1>
            <NicknameForm code={code} />
          </>
        )}
        {answer.state === 'error' && (
          <>
            <h1>{t('title')}</h1>
            {answer.status === 404 ? (
              <p className="field-error" role="alert" data-testid="error" data-code={answer.error.code}>
                <span aria-hidden="true">✕</span>
                <span>{t('noSuchCode', { code: spacedCode(code) })}</span>
              </p>
            ) : (
              <ErrorLine error={answer.error} />
            )}
            <p className="ink2">{t('codeHint')}</p>
            <JoinByCode label={t('next')} />
            {answer.status !== 404 && (
              <Button variant="quiet" onClick={reload}>
                {t('tryAgain')}
              </Button>
            )}
          </>
        )}
      </main>
    </>
  );
}

/** Somebody who comes back by the same code finds the own seat, not a second one. */
function OwnSeat({ classroomId }: { classroomId: string }) {
  const t = useTranslations('join');
  const [seat] = useState(() => readStudentSeat(classroomId));
  if (seat === null) return null;
  return (
    <Banner
      tone="now"
      title={t('back')}
      actions={<LinkButton href={`/play/${classroomId}`}>{t('backGo')}</LinkButton>}
      testId="own-seat"
    >
      {seat.nickname ?? ''}
    </Banner>
  );
}
