'use client';

import type { FrameView } from '@frameplay/classroom';
import { useTranslations } from '@/i18n';
import { Button, Kbd } from '@/ui';
import { byteField, byteRows } from '../model/bytes';
import type { SlotName } from '../model/draft';

export interface BytesDrawerProps {
  readonly frame: FrameView;
  readonly active: SlotName | null;
  readonly open: boolean;
  readonly onToggle: () => void;
}

const BYTES_CLOSED = 24;

/** The frame's real bytes as far as the device opens it: asked fields underlined, the one being filled in yellow. */
export function BytesDrawer({ frame, active, open, onToggle }: BytesDrawerProps) {
  const t = useTranslations('play.bytes');
  const rows = byteRows(frame.bytes, open ? null : BYTES_CLOSED);
  const openBytes = frame.bytes.length / 2;
  return (
    <section
      className={open ? 'bytes bytes-open' : 'bytes'}
      data-testid="bytes"
      data-region="bytes"
      aria-label={t('title')}
    >
      <Button variant="quiet" aria-expanded={open} className="bytes-toggle" onClick={onToggle}>
        <span aria-hidden="true">{open ? '▾' : '▴'}</span> {t('title')}
      </Button>
      <div className="bytes-rows mono">
        {rows.map((row) => (
          <div key={row.offset} className="bytes-row">
            {open && <span className="ink3">{row.offset.toString(16).padStart(4, '0')}</span>}
            {row.bytes.map(({ at, text }) => {
              const field = byteField(frame, at);
              const state = field === null ? 'byte' : field === active ? 'byte byte-now' : 'byte byte-field';
              return (
                <span key={at} className={state}>
                  {text}
                </span>
              );
            })}
            {!open && openBytes > BYTES_CLOSED && <span className="ink3">…</span>}
          </div>
        ))}
      </div>
      <p className="bytes-note">
        {openBytes < frame.length
          ? t('opened', { n: openBytes, length: frame.length })
          : t('note', { n: frame.length })}{' '}
        <Kbd>B</Kbd>
      </p>
    </section>
  );
}
