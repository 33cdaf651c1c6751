'use client';

import { useTranslations } from '@/i18n';
import { useDesk } from './desk-context';

const TTL_MAX = 255;

/** One step from what is set, or from what came in when nothing is set yet. */
export function steppedTtl(text: string | undefined, came: string | undefined, step: number): string {
  const from = Number(text ?? came ?? 64);
  const next = (Number.isInteger(from) ? from : 64) + step;
  return String(Math.min(TTL_MAX, Math.max(0, next)));
}

/** Minus, value, plus. Empty until the person says something, even "the same". */
export function TtlSlot() {
  const t = useTranslations('play');
  const { draft, kept, setSlot } = useDesk();
  const value = draft.kind === 'host' ? draft.slots.ttl : undefined;
  const step = (by: number) => setSlot('ttl', steppedTtl(value, kept.ttl, by));
  return (
    <>
      <span className={value === undefined ? 'step step-empty' : 'step'}>
        <button type="button" aria-label={`TTL, ${t('less')}`} onClick={() => step(-1)}>
          −
        </button>
        <input
          className="mono"
          data-testid="slot-ttl"
          aria-label="TTL"
          inputMode="numeric"
          autoComplete="off"
          maxLength={3}
          placeholder="?"
          value={value ?? ''}
          onChange={(event) => setSlot('ttl', event.target.value.replace(/\D/g, '') || undefined)}
        />
        <button type="button" aria-label={`TTL, ${t('more')}`} onClick={() => step(1)}>
          +
        </button>
      </span>
      {kept.ttl !== undefined && <span className="who">{t('cameAs', { value: kept.ttl })}</span>}
    </>
  );
}
