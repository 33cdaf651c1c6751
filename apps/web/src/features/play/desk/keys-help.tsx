'use client';

import { useTranslations } from '@/i18n';
import { changeSettings, useSettings } from '@/lib/settings';
import { Dialog, Segmented } from '@/ui';

const KEYS = [
  ['Tab', 'tab'],
  ['1–9', 'tags'],
  ['↑ ↓', 'ttl'],
  ['↵', 'send'],
  ['I', 'ignore'],
  ['A', 'arp'],
  ['X', 'drop'],
  ['L', 'kernel'],
  ['G', 'agree'],
  ['B', 'bytes'],
  ['W', 'why'],
  ['M', 'learn'],
  ['F', 'flood'],
  ['N', 'nowhere'],
  ['F6', 'region'],
  ['S', 'say'],
  ['?', 'help'],
] as const;

const PART_KEYS = {
  predict: [
    ['Tab', 'questions'],
    ['← → ↑ ↓', 'options'],
    ['↵', 'send'],
    ['S', 'say'],
    ['?', 'help'],
  ],
  quiz: [
    ['Tab', 'questions'],
    ['← → ↑ ↓', 'options'],
    ['↵', 'send'],
    ['S', 'say'],
    ['?', 'help'],
  ],
  lab: [
    ['Ctrl 1–9', 'device'],
    ['Tab', 'complete'],
    ['↑ ↓', 'history'],
    ['Ctrl ↵', 'check'],
    ['Ctrl Z', 'undo'],
    ['Ctrl C', 'clear'],
    ['Esc', 'leave'],
    ['S', 'say'],
    ['?', 'help'],
  ],
} as const;

export interface KeysHelpProps {
  readonly open: boolean;
  readonly onClose: () => void;
  /** What the desk is at; null: frames. */
  readonly part?: keyof typeof PART_KEYS | null;
}

/** The list of keys, and the two settings of this browser. */
export function KeysHelp({ open, onClose, part = null }: KeysHelpProps) {
  const t = useTranslations('play.keys');
  const settings = useSettings();
  const onOff = [
    { value: 'on', label: t('on') },
    { value: 'off', label: t('off') },
  ] as const;
  return (
    <Dialog open={open} title={t('title')} onClose={onClose}>
      <dl className="keys-list">
        {(part === null ? KEYS : PART_KEYS[part]).map(([key, text]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(text)}</dd>
          </div>
        ))}
      </dl>
      <div className="keys-setting">
        <span>{t('letters')}</span>
        <Segmented
          label={t('letters')}
          options={onOff}
          value={settings.letterKeys ? 'on' : 'off'}
          onChange={(value) => changeSettings({ letterKeys: value === 'on' })}
        />
      </div>
      <div className="keys-setting">
        <span>{t('confirm')}</span>
        <Segmented
          label={t('confirm')}
          options={onOff}
          value={settings.confirmOnPhone ? 'on' : 'off'}
          onChange={(value) => changeSettings({ confirmOnPhone: value === 'on' })}
        />
      </div>
    </Dialog>
  );
}
