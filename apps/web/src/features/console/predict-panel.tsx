'use client';

import { type AskedNow, askedNow, reachedStops } from '@/activity/predict/asked-now';
import { ClassHistogram } from '@/activity/predict/class-histogram';
import { useTranslations } from '@/i18n';
import { Button, isMistakeId, LinkButton, MistakeButton } from '@/ui';
import type { Room } from './room';
import '@/activity/part.css';

/** While groups are asked to predict: how many have, what they say, and the word to reveal or to ask again. */
export function PredictPanel({ room }: { readonly room: Room }) {
  const before = reachedStops(room.view)
    .filter(({ state }) => state === 'revealed')
    .at(-1);
  return askedNow(room.view).map((asked) => (
    <AskedPanel
      key={`${asked.activityIndex} ${asked.stop.id}`}
      room={room}
      asked={asked}
      before={asked.state === 'asked' ? before : undefined}
    />
  ));
}

const ROUNDS_MAX = 2;

interface AskedPanelProps {
  readonly room: Room;
  readonly asked: AskedNow;
  /** What was revealed last, while the next question is asked. */
  readonly before: AskedNow | undefined;
}

function AskedPanel({ room, asked, before }: AskedPanelProps) {
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
      <Fields asked={asked} />
      <ClassMistakes asked={asked} />
      {before !== undefined && (
        <details className="predict-before">
          <summary data-testid="revealed-before">{t('revealedBefore')}</summary>
          <ClassMistakes asked={before} />
          <Fields asked={before} />
        </details>
      )}
    </section>
  );
}

function Fields({ asked }: { readonly asked: AskedNow }) {
  return (
    <div className="predict-panel-fields">
      {asked.questions.map((entry) => (
        <ClassHistogram key={entry.question.id} asked={asked} entry={entry} />
      ))}
    </div>
  );
}

/** Misconceptions that the answers show: the engine runs them here, and the projector shows the first one to all. */
function ClassMistakes({ asked }: { readonly asked: AskedNow }) {
  const t = useTranslations('part.class');
  const mistakes = asked.mistakes.filter(({ id }) => isMistakeId(id));
  const [clusterId = ''] = asked.clusters;
  const place = { clusterId, activityIndex: asked.activityIndex, node: null };
  if (mistakes.length === 0) return null;
  return (
    <ul className="predict-mistakes">
      {mistakes.map(({ id, people }) => (
        <li key={id}>
          <span>{t('saidSo', { people, id })}</span> <MistakeButton id={id} place={place} />
        </li>
      ))}
    </ul>
  );
}
