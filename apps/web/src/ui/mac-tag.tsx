'use client';

import type { LabView } from '@frameplay/classroom';
import { useTranslations } from '@/i18n';
import { addressBook, BROADCAST_MAC, lastTwoBytes, NOBODY_MAC } from './address-book';
import { useOwnerName } from './device-name';
import { DeviceSign } from './device-sign';

const SIGN_SIZE = { small: 18, normal: 22, large: 26, xl: 46 } as const;

export interface MacTagProps {
  readonly mac: string;
  readonly lab: LabView;
  readonly size?: keyof typeof SIGN_SIZE;
  readonly strike?: boolean;
}

/** Whose MAC: device shape, letter, shortest unique end. The full address is its accessible name and its tooltip. */
export function MacTag({ mac, lab, size = 'normal', strike = false }: MacTagProps) {
  const t = useTranslations('vocabulary');
  const ownerName = useOwnerName(lab);
  const owner = addressBook(lab).get(mac);
  const known = owner !== undefined || mac === BROADCAST_MAC || mac === NOBODY_MAC;
  const classes = [
    'mac',
    size === 'normal' ? '' : `mac-${size}`,
    known ? '' : 'mac-unknown',
    strike ? 'mac-strike' : '',
  ];
  return (
    <span
      className={classes.filter(Boolean).join(' ')}
      title={mac}
      role="img"
      aria-label={t('macOf', { mac, owner: ownerName(mac) })}
    >
      {owner !== undefined && <DeviceSign device={owner.role} number={owner.number} size={SIGN_SIZE[size]} />}
      {mac === BROADCAST_MAC && <DeviceSign device="everyone" size={SIGN_SIZE[size]} />}
      {mac === NOBODY_MAC && <DeviceSign device="nobody" size={SIGN_SIZE[size]} />}
      <b>{owner?.short ?? lastTwoBytes(mac)}</b>
    </span>
  );
}
