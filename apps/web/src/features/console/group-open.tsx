'use client';

import type { ClusterView } from '@frameplay/classroom';
import { useTranslations } from '@/i18n';
import { Button } from '@/ui';
import type { Room } from './room';

/** Opens every device of the group to all of it, or closes them again. */
export function GroupOpen({ room, cluster }: { readonly room: Room; readonly cluster: ClusterView }) {
  const t = useTranslations('seats.console');
  if (room.view.phase === 'ended') return null;
  const { id: clusterId, open } = cluster;
  return (
    <Button
      variant="quiet"
      data-testid="open-group"
      aria-pressed={open}
      onClick={() => room.live.send({ type: 'open-cluster', clusterId, open: !open })}
    >
      <span aria-hidden="true">{open ? '☑' : '☐'}</span> {t('openGroup')}
    </Button>
  );
}
