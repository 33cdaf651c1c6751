'use client';

import type { Mode } from '@frameplay/classroom';
import { useTranslations } from '@/i18n';
import { Segmented } from '@/ui';
import type { Room } from './room';

const MODES: readonly Mode[] = ['guided', 'consequence', 'exam'];

/** The mode of the whole class; it changes for everyone at once. */
export function ModeSwitch({ room }: { room: Room }) {
  const t = useTranslations('classroom');
  const tMode = useTranslations('vocabulary.mode');
  return (
    <div className="bar-group">
      <span className="bar-label">{t('mode')}</span>
      <Segmented
        label={t('mode')}
        value={room.view.mode}
        onChange={(mode) => room.live.send({ type: 'set-mode', mode })}
        options={MODES.map((mode) => ({ value: mode, label: tMode(`${mode}.name`), testId: `mode-${mode}` }))}
      />
    </div>
  );
}
