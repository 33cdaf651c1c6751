'use client';

import type { ClusterView, Mode } from '@frameplay/classroom';
import { useTranslations } from '@/i18n';
import { Segmented } from '@/ui';
import type { Room } from './room';

const MODES: readonly Mode[] = ['guided', 'consequence', 'exam'];

/** The mode of one group, which may be another than the class's. */
export function GroupMode({ room, cluster }: { readonly room: Room; readonly cluster: ClusterView }) {
  const t = useTranslations('classroom');
  const tMode = useTranslations('vocabulary.mode');
  if (room.view.phase === 'ended') return null;
  return (
    <div className="group-mode">
      <span className="small ink2">{t('panel.mode')}</span>
      <Segmented
        label={t('panel.mode')}
        value={cluster.mode}
        onChange={(mode) => room.live.send({ type: 'set-mode', mode, clusterId: cluster.id })}
        options={MODES.map((mode) => ({ value: mode, label: tMode(`${mode}.name`), testId: `group-mode-${mode}` }))}
      />
    </div>
  );
}
