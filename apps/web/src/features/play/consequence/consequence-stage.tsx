'use client';

import { useTranslations } from '@/i18n';
import { MacTag, useNodeName, useOwnerName } from '@/ui';
import { ArrivalsList } from './arrivals-list';
import { BypassPicture } from './bypass-picture';
import type { ConsequenceProps } from './consequence-banner';
import { ConsequenceChain } from './consequence-chain';
import { ConsequenceCounters } from './consequence-counters';

/** The whole cluster, opened: the wrong row, the way around the director, the counters, and how it came to this. */
export function ConsequenceStage({ scene, consequence }: ConsequenceProps) {
  return (
    <div className="page-cols stage" style={{ '--aside': '396px' }}>
      <main className="stage-main">
        <BypassPicture scene={scene} consequence={consequence} />
        <div className="stage-row">
          <PoisonedTable scene={scene} consequence={consequence} />
          <ArrivalsList scene={scene} consequence={consequence} />
        </div>
        <ConsequenceCounters scene={scene} consequence={consequence} />
      </main>
      <aside>
        <ConsequenceChain scene={scene} consequence={consequence} />
      </aside>
    </div>
  );
}

function PoisonedTable({ scene, consequence }: ConsequenceProps) {
  const t = useTranslations('play.consequence');
  const { lab } = scene.cluster;
  const nodeName = useNodeName(lab);
  const ownerName = useOwnerName(lab);
  const { node, vip, mac, owner } = consequence.poisoned;
  return (
    <section className="poisoned" data-testid="table-neighbours" data-node={node}>
      <h3>
        {t('table', { node: nodeName(node) })} <span className="mono">ip neigh</span>
      </h3>
      <p data-testid="poisoned-row" data-mac={mac}>
        <b className="mono">{vip}</b> {t('isAt')} <MacTag mac={mac} lab={lab} size="large" />
        <b>{owner === null ? ownerName(mac) : nodeName(owner)}</b>
      </p>
    </section>
  );
}
