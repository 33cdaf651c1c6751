'use client';

import type { FieldName, LabView } from '@frameplay/classroom';
import { useTranslations } from '@/i18n';
import { DeviceSign, MacTag, nodeOf, useDeviceName } from '@/ui';
import { portsText } from '../model/choices';

const MAC = /^([0-9a-f]{2}:){5}[0-9a-f]{2}$/;

/** A graded value as people know it: a tag, a device, words for the kinds of reaction; else the plain text. */
export function FieldText({ field, text, lab }: { field: FieldName; text: string | null; lab: LabView }) {
  const t = useTranslations('play');
  const deviceName = useDeviceName();
  if (text === null) return <span className="ink3">{t('review.nothingGiven')}</span>;
  if (field === 'learn') {
    const [mac = '', port] = text.split(' ');
    if (!MAC.test(mac)) return <span>{t('switch.nobody')}</span>;
    return (
      <span>
        <MacTag mac={mac} lab={lab} size="small" /> <span className="mono">{port}</span>
      </span>
    );
  }
  if (MAC.test(text)) return <MacTag mac={text} lab={lab} size="small" />;
  if (field === 'realServer') {
    const node = nodeOf(lab, text);
    if (node === null) return <span className="mono">{text}</span>;
    return (
      <span className="device-word">
        <DeviceSign device={node.role} number={node.number} size={18} /> {deviceName(node.role, node.number)}
      </span>
    );
  }
  if (field === 'verdict') return <span>{t(text === 'ignore' ? 'ignore' : 'accept')}</span>;
  if (field === 'reaction') return <span>{t(reactionWord(text))}</span>;
  if (field === 'out' && text === 'none') return <span>{t('switch.nowhere')}</span>;
  return <span className="mono">{field === 'ports' ? portsText(text) : text}</span>;
}

function reactionWord(text: string): 'answerArp' | 'askArp' | 'answerFrame' | 'nothing' {
  if (text === 'arp-reply') return 'answerArp';
  if (text === 'arp-request') return 'askArp';
  return text === 'send' ? 'answerFrame' : 'nothing';
}
