'use client';

import type { WaitView } from '@frameplay/classroom';
import { useTranslations } from '@/i18n';
import { PHONE, useMedia } from '@/lib/use-media';
import { frameWord, Topology, useMotion } from '@/ui';
import type { Scene } from '../model/scene';
import { useYouAre } from '../you-are';

const US_PER_S = 1_000_000;

/** The group's network with the own device at the bottom, its wire running down into the desk. */
export function NetworkPicture({ scene, wait }: { scene: Scene; wait: WaitView | null }) {
  const t = useTranslations('play');
  const youAre = useYouAre();
  const phone = useMedia(PHONE);
  const { cluster, node } = scene;
  const players = usePlayers(scene);
  const motion = useMotion(`${cluster.id}/${cluster.activity.index}`, cluster.moves);
  const seconds = (cluster.tUs / US_PER_S).toFixed(6);
  return (
    <div className="net" data-region="network">
      <Topology
        lab={cluster.lab}
        label={t('network')}
        me={node.name}
        meTitle={youAre(node)}
        size={phone ? 'compact' : 'desk'}
        players={players}
        waitingAt={cluster.waits.map((one) => one.seat)}
        waiting={
          wait === null
            ? null
            : {
                kind: wait.kind,
                word: frameWord(wait),
                title: t('waitsForYou'),
                note: t('clockHeld', { seconds }),
              }
        }
        sealed={cluster.consequence === null && !cluster.open ? t('sealed') : null}
        flights={motion.flights}
        stones={motion.stones}
      />
    </div>
  );
}

/** Where the words stand beside the device, there is little room for them. */
const beside = ['switch', 'director', 'server'];

/** Who plays each device: a nickname, or the kernel. */
function usePlayers(scene: Scene): Readonly<Record<string, string>> {
  const common = useTranslations('vocabulary');
  const { cluster, live } = scene;
  const players: Record<string, string> = {};
  for (const node of cluster.lab.nodes) {
    const seat = cluster.seats.find((one) => one.seat === node.name);
    const names = [seat?.participantId ?? null, seat?.partnerId ?? null].flatMap((id) =>
      id === null ? [] : [live.names.get(id) ?? ''],
    );
    const kernel = seat === undefined || seat.playedBy === 'kernel';
    if (node.name === scene.node.name) continue;
    players[node.name] = kernel
      ? `⌁ ${common(beside.includes(node.role) ? 'kernelShort' : 'kernelPlays')}`
      : names.join(' + ');
  }
  return players;
}
