'use client';

import { useId } from 'react';
import { useTranslations } from '@/i18n';
import { useDeviceName } from '@/ui';
import { addressChoices, portChoices, portsText } from '../model/choices';
import type { SlotName } from '../model/draft';
import { useDesk } from './desk-context';

interface Choice {
  readonly value: string;
  readonly text: string;
}

/** An IP field or the ports: a native list, so that it works the same on a phone, by keyboard and read aloud. */
export function ChoiceSlot({ slot }: { slot: SlotName }) {
  const t = useTranslations('play');
  const names = useTranslations('vocabulary.field');
  const { draft, kept, setSlot } = useDesk();
  const id = useId();
  const choices = useChoices(slot);
  const value = draft.kind === 'host' ? draft.slots[slot] : undefined;
  const isKept = value !== undefined && value === kept[slot];
  const state = value === undefined ? 'pick pick-empty' : isKept ? 'pick pick-kept' : 'pick';
  return (
    <span className={state}>
      <select
        id={id}
        className="mono"
        data-testid={`slot-${slot}`}
        aria-label={names(slot)}
        value={value ?? ''}
        onChange={(event) => setSlot(slot, event.target.value === '' ? undefined : event.target.value)}
      >
        {value === undefined && <option value="">{t(slot === 'ports' ? 'pickPorts' : 'pickAddress')}</option>}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.text}
          </option>
        ))}
      </select>
      {isKept && (
        <label className="pick-keep" htmlFor={id}>
          = {t('keep')} · <u>{t('change')}</u>
        </label>
      )}
    </span>
  );
}

function useChoices(slot: SlotName): readonly Choice[] {
  const t = useTranslations('play');
  const deviceName = useDeviceName();
  const { lab, kept } = useDesk();
  if (slot === 'ports') return portChoices(kept.ports).map((value) => ({ value, text: portsText(value) }));
  return addressChoices(lab).map(({ address, owner }) => ({
    value: address,
    text: `${address} ${owner === 'vip' ? t('vip') : deviceName(owner.role, owner.number)}`,
  }));
}
