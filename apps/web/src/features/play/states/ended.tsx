'use client';

import type { GradedView, ResultView } from '@frameplay/classroom';
import { useState } from 'react';
import { useTranslations } from '@/i18n';
import type { LiveState } from '@/lib/live';
import { LinkButton, WhyPanel } from '@/ui';
import type { ConsequenceProps } from '../consequence/consequence-banner';
import { ConsequenceChain } from '../consequence/consequence-chain';
import { ConsequenceCounters } from '../consequence/consequence-counters';
import { OwnDecisions } from '../desk/own-decisions';
import { ownCluster, type Scene, sceneOf } from '../model/scene';

/** After the end: the own decisions, each with its reason. */
export function Ended({ state, classroomId }: { state: LiveState; classroomId: string }) {
  const t = useTranslations('play.ended');
  const scene = sceneOf(state);
  const me = state.view?.me?.participantId;
  const cluster = ownCluster(state);
  const own = cluster?.graded.filter((graded) => graded.participantId === me) ?? [];
  const points = pointsOf(cluster?.results.filter((result) => result.participantId === me) ?? []);
  const { right, total } = firstTries(own);
  return (
    <main className="page-narrow seat-end" data-testid="ended">
      <h1>{t(state.view?.solo === true ? 'titleSolo' : 'title')}</h1>
      {total > 0 && (
        <p className="ended-score" data-testid="score" data-right={right} data-total={total}>
          {t('score', { right, total })}
        </p>
      )}
      {points.outOf > 0 && (
        <p className="ended-score" data-testid="points" data-points={points.points} data-out-of={points.outOf}>
          {t('points', points)}
        </p>
      )}
      {state.view !== null && cluster !== null && own.length > 0 && (
        <OwnDecisions view={state.view} cluster={cluster} decisions={own} heading="h2" />
      )}
      {scene !== null && scene.cluster.consequence !== null && (
        <Consequence scene={scene} consequence={scene.cluster.consequence} />
      )}
      {scene !== null && <Why scene={scene} />}
      <div className="actions">
        <LinkButton href={`/play/${classroomId}/results`} variant="primary">
          {t('results')}
        </LinkButton>
        <LinkButton href="/learn">{t('again')}</LinkButton>
      </div>
    </main>
  );
}

/** After the end every frame of the own group may be asked about. */
function Why({ scene: { cluster } }: { scene: Scene }) {
  const [open, setOpen] = useState(false);
  const last = cluster.moves.at(-1);
  if (last === undefined) return null;
  return <WhyPanel lab={cluster.lab} moves={cluster.moves} no={last.no} open={open} onToggle={() => setOpen(!open)} />;
}

/** What the network of the own group came to. After an exam this is where it is told first. */
function Consequence({ scene, consequence }: ConsequenceProps) {
  const t = useTranslations('play.consequence');
  return (
    <section className="ended-consequence" data-testid="consequence" aria-label={t('chain')}>
      <h2>{t('ended')}</h2>
      <ConsequenceCounters scene={scene} consequence={consequence} />
      <ConsequenceChain scene={scene} consequence={consequence} />
    </section>
  );
}

/** First rounds and tries, as the first decisions; of a repair that was checked again and again, the first check. */
function pointsOf(results: readonly ResultView[]): { points: number; outOf: number } {
  const first = results.filter(({ kind, attempt }) => kind !== 'hint' && attempt === 1);
  const sum = (of: (result: ResultView) => number) => Math.round(first.reduce((all, one) => all + of(one), 0));
  return { points: sum(({ points }) => points), outOf: sum(({ outOf }) => outOf) };
}

function firstTries(own: readonly GradedView[]): { right: number; total: number } {
  const first = own.filter((graded) => graded.attempt === 1);
  return {
    right: first.reduce((sum, graded) => sum + graded.right, 0),
    total: first.reduce((sum, graded) => sum + graded.total, 0),
  };
}
