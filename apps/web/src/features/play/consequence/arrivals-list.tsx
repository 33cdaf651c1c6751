'use client';

import { useTranslations } from '@/i18n';
import { KindSign, MacTag, useNodeName } from '@/ui';
import { arrivalsOf } from '../model/arrivals';
import type { ConsequenceProps } from './consequence-banner';

/** Which answer came first: that one is in the table, a later one within a second is not. */
export function ArrivalsList({ scene, consequence }: ConsequenceProps) {
  const t = useTranslations('play.consequence');
  const { lab, moves } = scene.cluster;
  const nodeName = useNodeName(lab);
  const arrivals = arrivalsOf(moves, consequence, lab.vip);
  if (arrivals === null) return null;
  return (
    <section className="arrivals" data-testid="arrivals">
      <h3>{t('arrivals', { node: nodeName(consequence.poisoned.node) })}</h3>
      <ol>
        {arrivals.map((arrival) => (
          <li key={arrival.no} className={arrival.written ? 'arrival-written' : undefined}>
            <KindSign kind="arp" /> <span className="mono">#{arrival.no}</span>
            <MacTag mac={arrival.mac} lab={lab} strike={!arrival.written} />
            <b>{arrival.written ? `✓ ${t('written')}` : `✕ ${t('ignoredAnswer')}`}</b>
          </li>
        ))}
      </ol>
      <p className="ink2 small">{t('locktime')}</p>
    </section>
  );
}
