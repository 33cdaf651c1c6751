'use client';

import type { ClusterView } from '@frameplay/classroom';
import { useTranslations } from '@/i18n';
import type { Live } from '@/lib/live';
import { Button, DeviceSign, LinkButton } from '@/ui';
import { followingPart } from '../model/parts';
import type { Scene } from '../model/scene';
import { useYouAre } from '../you-are';
import { Announcer } from './announcer';
import { OwnDecisions } from './own-decisions';

export interface EmptyDeskProps {
  readonly scene: Scene;
  readonly classroomId: string;
  readonly send: Live['send'];
}

/** Nothing waits: says what the device waits for, never what others hold; below, the own decisions with the reasons. */
export function EmptyDesk({ scene, classroomId, send }: EmptyDeskProps) {
  const t = useTranslations('play');
  const separator = useTranslations('vocabulary')('listSeparator');
  const youAre = useYouAre();
  const { cluster, node } = scene;
  const said = wordsOf(cluster);
  const exam = scene.view.mode === 'exam';
  const { solo } = scene.view;
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
          <h2>{t(solo && said === 'finished' ? 'empty.finishedSolo' : `empty.${said}`)}</h2>
          <p>
            {t(textOf(said, solo), { iface: interfacesOf(scene).join(separator), frames: cluster.storm?.frames ?? 0 })}
          </p>
          {said === 'waiting' && <p className="ink2 small">{t(exam ? 'empty.noteExam' : 'empty.note')}</p>}
          <OwnDecisions view={scene.view} cluster={cluster} decisions={own} />
          <div className="actions">
            {solo && cluster.activity.finished && (
              <Button
                variant={said === 'finished' ? 'primary' : 'normal'}
                data-testid="end-alone"
                onClick={() => send({ type: 'end' })}
              >
                {t(exam ? 'endAlone.exam' : 'endAlone.button')}
              </Button>
            )}
            {!solo && !exam && said === 'finished' && (
              <LinkButton href={`/play/${classroomId}/results`}>{t('ended.results')}</LinkButton>
            )}
          </div>
        </div>
      </section>
    </>
  );
}

type Said = 'waiting' | 'storm' | 'part' | 'finished';

/** Alone there is no group to wait for. */
function textOf(said: Said, solo: boolean) {
  return solo && (said === 'waiting' || said === 'part')
    ? (`empty.${said}TextSolo` as const)
    : (`empty.${said}Text` as const);
}

function wordsOf({ activity, storm }: ClusterView): Said {
  if (storm !== null) return 'storm';
  if (!activity.finished) return 'waiting';
  return followingPart(activity) === null ? 'finished' : 'part';
}

function interfacesOf({ node }: Scene): readonly string[] {
  return node.interfaces.map((iface) => iface.name).filter((name) => name !== 'lo');
}
