'use client';

import type { ClusterView } from '@frameplay/classroom';
import { AllGroups } from '@/activity/debrief/all-groups';
import { useTranslations } from '@/i18n';
import { elapsed } from '@/lib/elapsed';
import { useNow } from '@/lib/use-now';
import { DecisionReasons, DecisionTable } from '@/ui';
import { nameOf, type Room, seatedPeople } from './room';
import { lastAnswer } from './seat-score';

export interface SeatAnswerProps {
  readonly room: Room;
  readonly cluster: ClusterView;
  readonly seat: string;
  readonly player: string;
}

/** The newest answer of a seat beside what the network would have done. */
export function SeatAnswer({ room, cluster, seat, player }: SeatAnswerProps) {
  const t = useTranslations('classroom.panel');
  const tDebrief = useTranslations('part.debrief');
  const now = useNow();
  const answer = lastAnswer(cluster.graded, seat);
  const name = nameOf(room, player);
  if (answer === null) return <p className="ink2 small">{t('noAnswer', { name })}</p>;
  const wrong = answer.fields.filter((field) => !field.right);
  const misconception = answer.fields.find((field) => field.misconception !== null)?.misconception ?? null;
  return (
    <section className="panel-answer">
      <div className="section-head">
        <h3>{t('lastAnswer', { name })}</h3>
        <span className="ink2">{t('attempt', { n: answer.attempt, time: elapsed(Date.parse(answer.at), now) })}</span>
      </div>
      <p className="small ink2">
        <span className="mono">#{answer.no}</span> {answer.summary}
      </p>
      <DecisionTable fields={wrong.length > 0 ? wrong : answer.fields} lab={cluster.lab} expected={t('network')} />
      {wrong.length > 0 && wrong.length < answer.fields.length && (
        <p className="small ink2">
          <span aria-hidden="true">✓ </span>
          {t('restRight', { n: answer.fields.length - wrong.length })}
        </p>
      )}
      <DecisionReasons
        fields={answer.fields}
        place={{ clusterId: cluster.id, activityIndex: cluster.activity.index, node: seat }}
      />
      <details className="panel-compare">
        <summary data-testid="compare-groups">{tDebrief('allGroups')}</summary>
        <AllGroups view={room.view} shown={answer} lab={cluster.lab} />
      </details>
      {misconception !== null && (
        <p className="small">
          <b>
            {misconception} · {t('shared', { n: showing(room, misconception), all: seatedPeople(room).length })}
          </b>
        </p>
      )}
    </section>
  );
}

/** How many people of the class have shown this misconception so far. */
function showing(room: Room, misconception: string): number {
  const people = room.view.clusters
    .flatMap((cluster) => cluster.graded)
    .filter((graded) => graded.fields.some((field) => field.misconception === misconception))
    .map((graded) => graded.participantId);
  return new Set(people).size;
}
