'use client';

import { type AskedNow, askedNow } from '@/activity/predict/asked-now';
import { ClassHistogram } from '@/activity/predict/class-histogram';
import { useTranslations } from '@/i18n';
import { Button, LinkButton } from '@/ui';
import type { Room } from './room';
import '@/activity/part.css';

/** While groups are asked to predict: how many have, what they say, and the word to reveal or to ask again. */
export function PredictPanel({ room }: { readonly room: Room }) {
  return askedNow(room.view).map((asked) => (
    <AskedPanel key={`${asked.activityIndex} ${asked.stop.id}`} room={room} asked={asked} />
  ));
}

const ROUNDS_MAX = 2;

function AskedPanel({ room, asked }: { readonly room: Room; readonly asked: AskedNow }) {
  const t = useTranslations('part.class');
  const { activityIndex, stop, clusters, answered, people } = asked;
  const tell = (type: 'reveal' | 'ask-again') =>
    room.live.send({ type, clusterId: null, activityIndex, stopId: stop.id });
  const open = asked.state === 'asked';
  return (
    <section className="predict-panel" aria-label={t('title')} data-testid="predict-panel" data-state={asked.state}>
      <div className="predict-panel-head">
        <h2>{open ? t('title') : t('revealed')}</h2>
        <span className="ink2" role="status" data-testid="predict-count" data-answered={answered} data-people={people}>
          {t('count', { answered, people })} · {t('groups', { groups: clusters.join(' ') })}
        </span>
        <span className="grow" />
        {open && (
          <>
            <Button variant="primary" kbd="R" data-testid="reveal" onClick={() => tell('reveal')}>
              {t('reveal')}
            </Button>
            <Button
              waiting={stop.round >= ROUNDS_MAX || answered === 0}
              data-testid="ask-again"
              onClick={() => tell('ask-again')}
            >
              {t('again')}
            </Button>
          </>
        )}
        <LinkButton href={`/teach/${room.classroomId}/projector`} variant="quiet" data-testid="to-projector">
          {t('projector')}
        </LinkButton>
      </div>
      <div className="predict-panel-fields">
        {asked.questions.map((entry) => (
          <ClassHistogram key={entry.question.id} asked={asked} entry={entry} />
        ))}
      </div>
    </section>
  );
}
