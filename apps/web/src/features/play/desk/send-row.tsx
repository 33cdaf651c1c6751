'use client';

import type { ReactNode } from 'react';
import { useTranslations } from '@/i18n';
import { Button } from '@/ui';
import type { Missing } from '../model/draft';
import { useDesk } from './desk-context';

/** Why nothing can be sent at the moment, besides missing fields. */
export type Hold = 'paused' | 'sending' | 'offline' | 'proposed' | 'teacher' | null;

/** Toggles left; what is missing and Send right. */
export function SendRow({ hold, onSend, children }: { hold: Hold; onSend: () => void; children?: ReactNode }) {
  const { missing } = useDesk();
  return (
    <div className="act">
      {children}
      <span className="grow" />
      <MissingNote missing={missing} />
      <Button
        variant="primary"
        kbd="↵"
        data-testid="send"
        waiting={missing.length > 0 || (hold !== null && hold !== 'offline')}
        aria-describedby="missing-note"
        onClick={onSend}
      >
        <SendWord hold={hold} />
      </Button>
    </div>
  );
}

export function MissingNote({ missing }: { missing: readonly Missing[] }) {
  const t = useTranslations('play');
  const names = useTranslations('vocabulary.field');
  const separator = useTranslations('vocabulary')('listSeparator');
  return (
    <span id="missing-note" className="missing" data-testid="missing">
      {missing.length > 0 && (
        <>
          {t('fieldsLeft', { n: missing.length })} <b>{missing.map((name) => names(name)).join(separator)}</b>
        </>
      )}
    </span>
  );
}

function SendWord({ hold }: { hold: Hold }) {
  const t = useTranslations('play');
  const tSeats = useTranslations('seats');
  const tPair = useTranslations('seats.pair');
  const { draft, question, partner } = useDesk();
  if (hold === 'sending') return t('sending');
  if (hold === 'paused') return t('pausedSend');
  if (hold === 'offline') return t('sendWhenBack');
  if (hold === 'teacher') return tSeats('teacherPlays.short');
  if (partner !== null) return tPair(hold === 'proposed' ? 'proposed' : 'propose', { name: partner });
  if (draft.kind === 'switch') return t('sendFrame');
  if (draft.verdict === 'ignore') return t('sendIgnore');
  if (draft.reaction === 'arp-request') return t('sendArpRequest');
  if (draft.reaction === 'arp-reply') return t('sendArpAnswer');
  if (draft.reaction === 'none') return t(question.kind === 'arp' ? 'sendSilence' : 'sendNothing');
  return t('sendFrame');
}
