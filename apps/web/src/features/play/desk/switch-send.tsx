'use client';

import { useTranslations } from '@/i18n';
import { Button } from '@/ui';
import { PHONE, useMedia } from '../use-media';
import { useDesk } from './desk-context';
import { type Hold, MissingNote, SendRow } from './send-row';

export interface SwitchSendProps {
  readonly hold: Hold;
  readonly sendsItself: boolean;
  readonly onSend: () => void;
  readonly onTakeBack: () => void;
}

/** Desktop: the row with Send. Phone: one broad button that says what happens next, and takes it back. */
export function SwitchSend({ hold, sendsItself, onSend, onTakeBack }: SwitchSendProps) {
  const t = useTranslations('play');
  const phone = useMedia(PHONE);
  const { draft, question, missing } = useDesk();
  if (!phone) return <SendRow hold={hold} onSend={onSend} />;
  const out = draft.kind === 'switch' ? (draft.out ?? []) : [];
  const inPort = question.kind === 'switch' ? question.inPort : '';
  const all = question.kind === 'switch' && out.length > 1 && out.length === question.ports.length - 1;
  const words = all ? t('switch.everywhere', { port: inPort }) : out.length === 0 ? t('switch.nowhere') : out.join(' ');
  if (hold === 'sending' || hold === 'paused') {
    return (
      <div className="act act-phone">
        <Button large waiting data-testid="send">
          {t(hold === 'sending' ? 'sending' : 'pausedSend')}
        </Button>
      </div>
    );
  }
  if (sendsItself) {
    return (
      <div className="act act-phone">
        <Button large className="sends-soon" data-testid="take-back" onClick={onTakeBack}>
          {t('switch.sendsSoon', { ports: words })}
        </Button>
      </div>
    );
  }
  return (
    <div className="act act-phone">
      {missing.length === 1 && <MissingNote missing={missing} />}
      <Button
        large
        variant={missing.length > 0 ? 'normal' : 'primary'}
        waiting={missing.length > 0}
        data-testid="send"
        onClick={onSend}
      >
        {missing.length > 0 ? t('switch.tapPort') : t('switch.send', { ports: words })}
      </Button>
    </div>
  );
}
