'use client';

import type { ClusterView } from '@frameplay/classroom';
import { useTranslations } from '@/i18n';
import { DeviceSign } from '@/ui';
import { followingPart } from '../model/parts';
import type { Scene } from '../model/scene';
import { useYouAre } from '../you-are';
import { Announcer } from './announcer';
import { OwnDecisions } from './own-decisions';

/** Nothing waits: says what the device waits for, never what others hold; below, the own decisions with the reasons. */
export function EmptyDesk({ scene }: { scene: Scene }) {
  const t = useTranslations('play');
  const youAre = useYouAre();
  const { cluster, node } = scene;
  const said = wordsOf(cluster);
  const exam = scene.view.mode === 'exam';
  const own = cluster.graded.filter((graded) => graded.participantId === scene.view.me?.participantId);
  return (
    <>
      <Announcer scene={scene} wait={null} missing={0} review={null} />
      <section className="desk desk-empty" data-testid="desk" data-region="desk" aria-label={t('desk')}>
        <div className="desk-head">
          <DeviceSign device={node.role} number={node.number} size={20} />
          <b>{youAre(node)}</b>
          <span className="grow" />
          <span className="ink2 small">{t('inbox', { n: 0 })}</span>
        </div>
        <div className="desk-body">
          <h2>{t(`empty.${said}`)}</h2>
          <p>{t(`empty.${said}Text`, { iface: interfacesOf(scene), frames: cluster.storm?.frames ?? 0 })}</p>
          {said === 'waiting' && <p className="ink2 small">{t(exam ? 'empty.noteExam' : 'empty.note')}</p>}
          <OwnDecisions scene={scene} decisions={own} />
        </div>
      </section>
    </>
  );
}

function wordsOf({ activity, storm }: ClusterView): 'waiting' | 'storm' | 'part' | 'finished' {
  if (storm !== null) return 'storm';
  if (!activity.finished) return 'waiting';
  return followingPart(activity) === null ? 'finished' : 'part';
}

function interfacesOf({ node }: Scene): string {
  return node.interfaces
    .map((iface) => iface.name)
    .filter((name) => name !== 'lo')
    .join(' ');
}
