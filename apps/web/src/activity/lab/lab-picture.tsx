'use client';

import { useTranslations } from '@/i18n';
import { PHONE, useMedia } from '@/lib/use-media';
import { Topology, useMotion } from '@/ui';
import type { Room } from '../room';
import { effectsOf } from './effects';

/** The network, with what the last command set in motion. */
export function LabPicture({ room }: { readonly room: Room }) {
  const t = useTranslations('part.lab');
  const phone = useMedia(PHONE);
  const { cluster } = room;
  const motion = useMotion(`${cluster.id}/${cluster.activity.index}`, cluster.moves);
  return (
    <div className="part-picture">
      <Topology
        lab={cluster.lab}
        label={t('network')}
        size={phone ? 'compact' : 'panel'}
        flights={motion.flights}
        stones={motion.stones}
        changedAt={[...new Set(effectsOf(cluster.tables).map(({ node }) => node))]}
      />
    </div>
  );
}
