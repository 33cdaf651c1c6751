'use client';

import type { DragEvent } from 'react';
import { useTranslations } from '@/i18n';
import type { SlotName } from '../model/draft';
import { OwnedMac } from './before-value';
import { useDesk } from './desk-context';

export const TAG_MIME = 'text/x-frameplay-mac';

/** A MAC field of the composed frame: empty, next in line (yellow), or set. Tap, key or drop fills it. */
export function MacSlot({ slot }: { slot: SlotName }) {
  const t = useTranslations('play');
  const names = useTranslations('vocabulary.field');
  const { lab, seat, draft, activeSlot, activate, setSlot } = useDesk();
  const mac = draft.kind === 'host' ? draft.slots[slot] : undefined;
  const active = activeSlot === slot;
  const drop = (event: DragEvent) => {
    event.preventDefault();
    const dropped = event.dataTransfer.getData(TAG_MIME);
    if (dropped !== '') setSlot(slot, dropped);
  };
  const state = active ? 'slot slot-now' : mac === undefined ? 'slot' : 'slot slot-set';
  return (
    <button
      type="button"
      className={state}
      data-testid={`slot-${slot}`}
      data-value={mac ?? ''}
      aria-label={`${names(slot)}: ${mac ?? t(active ? 'pickTag' : 'emptySlot')}`}
      aria-current={active ? 'true' : undefined}
      onClick={() => activate(slot)}
      onDragOver={(event) => event.preventDefault()}
      onDrop={drop}
    >
      {mac === undefined ? t(active ? 'pickTag' : 'emptySlot') : <OwnedMac lab={lab} seat={seat} mac={mac} />}
    </button>
  );
}
