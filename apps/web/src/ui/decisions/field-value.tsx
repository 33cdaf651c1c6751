'use client';

import type { FieldName, LabView } from '@frameplay/classroom';
import { useTranslations } from '@/i18n';
import { nodeOf } from '../address-book';
import { useNodeName } from '../device-name';
import { DeviceSign } from '../device-sign';
import { MacTag } from '../mac-tag';

const MAC = /^(?:[0-9a-f]{2}:){5}[0-9a-f]{2}/;
const WORDS = ['accept', 'ignore', 'none', 'arp-reply', 'arp-request', 'send'] as const;
type Word = (typeof WORDS)[number];

export interface FieldValueProps {
  readonly field: FieldName;
  /** Canonical text of the decision; null: not given. */
  readonly value: string | null;
  /** null: the lab is not at hand, addresses stay plain text. */
  readonly lab: LabView | null;
}

/** A value of a decision with its sign: whose MAC, which server, which word. */
export function FieldValue({ field, value, lab }: FieldValueProps) {
  const t = useTranslations('grades');
  if (field === 'learn' && value === 'none') return t('learnsNothing');
  if (field === 'out' && (value === 'none' || value === '')) return t('nowhere');
  if (value === null || value === '') return <span className="ink3">{t('nothing')}</span>;
  const mac = MAC.exec(value)?.[0];
  if (mac !== undefined && lab !== null) {
    return (
      <>
        <MacTag mac={mac} lab={lab} size="small" /> <span className="mono">{value.slice(mac.length).trim()}</span>
      </>
    );
  }
  if (field === 'realServer' && lab !== null) return <ServerValue lab={lab} node={value} />;
  const word = WORDS.find((one): one is Word => one === value);
  if (word !== undefined) return t(`value.${word}`);
  return <span className="mono">{field === 'ports' ? value.replace(' ', ' → ') : value}</span>;
}

function ServerValue({ lab, node }: { lab: LabView; node: string }) {
  const nodeName = useNodeName(lab);
  const view = nodeOf(lab, node);
  return (
    <span className="decision-server">
      {view !== null && <DeviceSign device={view.role} number={view.number} size={17} />}
      {nodeName(node)}
    </span>
  );
}
