'use client';

import type { ClusterView, ConsequenceView } from '@frameplay/classroom';
import { useTranslations } from '@/i18n';
import { MacTag, useNodeName } from '@/ui';

/** What the group's network came to: whose table is wrong, and where the packets go since then. */
export function GroupConsequence({ cluster }: { cluster: ClusterView }) {
  return cluster.consequence === null ? null : <Poisoned cluster={cluster} consequence={cluster.consequence} />;
}

function Poisoned({ cluster, consequence }: { cluster: ClusterView; consequence: ConsequenceView }) {
  const t = useTranslations('classroom.panel');
  const { lab } = cluster;
  const nodeName = useNodeName(lab);
  const { poisoned, counters } = consequence;
  const director = lab.nodes.find((node) => node.role === 'director');
  return (
    <section className="panel-consequence" data-testid="group-consequence">
      <h3>{t('poisoned', { node: nodeName(poisoned.node) })}</h3>
      <p data-testid="poisoned-row" data-mac={poisoned.mac} data-node={poisoned.node}>
        <span className="mono">{poisoned.vip}</span> → <MacTag mac={poisoned.mac} lab={lab} />
      </p>
      <dl>
        {director !== undefined && (
          <div>
            <dt>{t('packets', { device: nodeName(director.name) })}</dt>
            <dd className="mono" data-testid="counter-director">
              {counters.directorPackets}
            </dd>
          </div>
        )}
        {counters.server !== null && (
          <div>
            <dt>{t('packets', { device: nodeName(counters.server) })}</dt>
            <dd className="mono" data-testid="counter-server">
              {counters.serverPackets}
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}
