'use client';

import type { DeviceTables } from '@frameplay/classroom';
import { useTranslations } from '@/i18n';
import { PHONE, useMedia } from '@/lib/use-media';
import { Button, MacTag } from '@/ui';
import { useDesk } from './desk-context';
import { type Hold, MissingNote, SendRow } from './send-row';

export interface SwitchSendProps {
  readonly fdb: DeviceTables['fdb'];
  readonly hold: Hold;
  readonly sendsItself: boolean;
  readonly onSend: () => void;
  readonly onTakeBack: () => void;
}

/** Desktop: the row with Send. Phone: one broad button that says what happens next, and takes it back. */
export function SwitchSend({ fdb, hold, sendsItself, onSend, onTakeBack }: SwitchSendProps) {
  const t = useTranslations('play');
  const phone = useMedia(PHONE);
  const held = useHeldWord(hold);
  const { draft, question, missing } = useDesk();
  if (!phone) return <SendRow hold={hold} onSend={onSend} />;
  const out = draft.kind === 'switch' ? (draft.out ?? []) : [];
  const inPort = question.kind === 'switch' ? question.inPort : '';
  const all = question.kind === 'switch' && out.length > 1 && out.length === question.ports.length - 1;
  const words = all ? t('switch.everywhere', { port: inPort }) : out.length === 0 ? t('switch.nowhere') : out.join(' ');
  if (held !== null) {
    return (
      <div className="act act-phone">
        <FdbPeek fdb={fdb} />
        <Button large waiting data-testid="send">
          {held}
        </Button>
      </div>
    );
  }
  if (sendsItself) {
    return (
      <div className="act act-phone">
        <FdbPeek fdb={fdb} />
        <Button large className="sends-soon" data-testid="take-back" onClick={onTakeBack}>
          {t('switch.sendsSoon', { ports: words })}
        </Button>
      </div>
    );
  }
  return (
    <div className="act act-phone">
      <FdbPeek fdb={fdb} />
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

/** Why the button cannot act now; null: it can. */
function useHeldWord(hold: Hold): string | null {
  const t = useTranslations('play');
  const tSeats = useTranslations('seats');
  const tPair = useTranslations('seats.pair');
  const { partner } = useDesk();
  if (hold === 'proposed') return tPair('proposed', { name: partner ?? '' });
  if (hold === 'teacher') return tSeats('teacherPlays.short');
  return hold === 'sending' || hold === 'paused' ? t(hold === 'sending' ? 'sending' : 'pausedSend') : null;
}

const PEEK = 2;

/** The first rows of the own table; the whole table is further down. */
function FdbPeek({ fdb }: { fdb: DeviceTables['fdb'] }) {
  const t = useTranslations('play');
  const { lab } = useDesk();
  return (
    <a className="fdb-peek" href="#tables">
      <b>▾ {t('switch.fdb')}</b>
      {fdb.slice(-PEEK).map((row) => (
        <span key={row.mac}>
          <MacTag mac={row.mac} lab={lab} size="small" /> <span className="mono ink2">{row.port}</span>
        </span>
      ))}
      <span className="ink2">{t('tables.entries', { n: fdb.length })}</span>
    </a>
  );
}
