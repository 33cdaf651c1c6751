'use client';

import type { FrameView, LabView } from '@frameplay/classroom';
import { useTranslations } from '@/i18n';
import { MacTag, NOBODY_MAC, nodeOf, nodeWithAddress, useDeviceName, useOwnerName } from '@/ui';
import { valuesOf } from '../model/before';
import { portsText } from '../model/choices';
import { MAC_SLOTS } from '../model/draft';
import type { LineName } from './rows';

export interface BeforeValueProps {
  readonly lab: LabView;
  readonly seat: string;
  readonly frame: FrameView;
  readonly name: LineName;
}

/** One field of the frame as it came in. */
export function BeforeValue({ lab, seat, frame, name }: BeforeValueProps) {
  const t = useTranslations('play');
  if (name === 'flags') return <span className="mono">{frame.tcp?.flags}</span>;
  if (name === 'op') return <span>{t(frame.arp?.op === 1 ? 'arpQuestion' : 'arpAnswer')}</span>;
  const text = valuesOf(frame)[name] ?? '';
  if (MAC_SLOTS.includes(name)) return <OwnedMac lab={lab} seat={seat} mac={text} />;
  if (name === 'ports') return <span className="mono">{portsText(text)}</span>;
  if (name === 'ttl') return <span className="mono">{text}</span>;
  return <OwnedAddress lab={lab} address={text} />;
}

/** A tag and whose it is. */
export function OwnedMac({ lab, seat, mac }: { lab: LabView; seat: string; mac: string }) {
  const t = useTranslations('play');
  const owner = useOwnerName(lab);
  const own = mac !== NOBODY_MAC && (nodeOf(lab, seat)?.interfaces.some((iface) => iface.mac === mac) ?? false);
  return (
    <>
      <MacTag mac={mac} lab={lab} />
      <span className="who">{own ? t('ownAndYou', { device: owner(mac) }) : owner(mac)}</span>
    </>
  );
}

export function OwnedAddress({ lab, address }: { lab: LabView; address: string }) {
  const t = useTranslations('play');
  const deviceName = useDeviceName();
  const node = nodeWithAddress(lab, address);
  const whose = address === lab.vip ? t('vip') : node === null ? '' : deviceName(node.role, node.number);
  return (
    <>
      <span className="mono">{address}</span>
      <span className="who">{whose}</span>
    </>
  );
}
