'use client';

import { useTranslations } from '@/i18n';
import { DeviceSign } from '@/ui';
import type { Scene } from '../model/scene';
import { useYouAre } from '../you-are';
import { Announcer } from './announcer';
import { OwnDecisions } from './own-decisions';

/** Nothing waits: says what the device waits for, never what others hold; below, the own decisions with the reasons. */
export function EmptyDesk({ scene }: { scene: Scene }) {
  const t = useTranslations('play');
  const youAre = useYouAre();
  const { cluster, node } = scene;
  const finished = cluster.activity.finished && cluster.activity.index + 1 === cluster.activity.count;
  const own = cluster.graded.filter((graded) => graded.participantId === scene.view.me?.participantId);
  return (
    <>
      <Announcer scene={scene} wait={null} missing={0} review={null} />
      <section className="desk desk-empty" data-testid="desk" aria-label={t('desk')}>
        <div className="desk-head">
          <DeviceSign device={node.role} number={node.number} size={20} />
          <b>{youAre(node)}</b>
          <span className="grow" />
          <span className="ink2 small">{t('inbox', { n: 0 })}</span>
        </div>
        <div className="desk-body">
          <h2>{t(finished ? 'empty.finished' : 'empty.title')}</h2>
          <p>{finished ? t('empty.finishedText') : t('empty.text', { iface: interfacesOf(scene) })}</p>
          {!finished && <p className="ink2 small">{t('empty.note')}</p>}
          <OwnDecisions scene={scene} decisions={own} />
        </div>
      </section>
    </>
  );
}

function interfacesOf({ node }: Scene): string {
  return node.interfaces
    .map((iface) => iface.name)
    .filter((name) => name !== 'lo')
    .join(' ');
}
