'use client';

import type { Results } from '@frameplay/protocol';
import { useSyncExternalStore } from 'react';
import { useBilingual, useTranslations } from '@/i18n';
import { useApi } from '@/lib/api';
import { useGroupLabs } from '@/lib/group-labs';
import { readStudentSeat } from '@/lib/live';
import { useSession } from '@/lib/session';
import { AppHeader, ErrorLine, GainList, LinkButton, MistakesOf, WorkList } from '@/ui';
import './results.css';

const never = () => () => {};

/** `/play/ID/results`: the own decisions, each with its reason. The browser's own token opens them. */
export function ResultsPage({ classroomId }: { classroomId: string }) {
  const t = useTranslations('grades.results');
  // undefined until the browser can say whether there is a token.
  const token = useSyncExternalStore(
    never,
    () => readStudentSeat(classroomId)?.token ?? null,
    () => undefined,
  );
  const { answer } = useApi(
    token == null ? null : `/api/classrooms/${classroomId}/results`,
    'results',
    token ?? undefined,
  );
  return (
    <>
      <AppHeader crumb={<b>{t('title')}</b>} />
      <main className="page-narrow results-page">
        <h1>{t('title')}</h1>
        {token === null && (
          <>
            <p>{t('notHere')}</p>
            <p>
              <LinkButton href="/">{t('home')}</LinkButton>
            </p>
          </>
        )}
        {token !== null && answer.state === 'loading' && <p className="ink2">{t('loading')}</p>}
        {answer.state === 'error' && <ErrorLine error={answer.error} />}
        {answer.state === 'ok' && (
          <MistakesOf classroomId={classroomId} token={token ?? undefined}>
            <OwnResults results={answer.value} token={token ?? undefined} />
          </MistakesOf>
        )}
      </main>
    </>
  );
}

function OwnResults({ results: own, token }: { results: Results; token: string | undefined }) {
  const t = useTranslations('grades.results');
  const group = own.decisions[0]?.graded.clusterId ?? own.results[0]?.result.clusterId ?? null;
  const labOf = useGroupLabs(own.classroomId, group, token);
  const say = useBilingual();
  const lessons = useApi('/api/lessons', 'lessonList').answer;
  const lesson = lessons.state === 'ok' ? lessons.value.lessons.find(({ id }) => id === own.lessonId) : undefined;
  const titleOf = (index: number) => {
    const activity = lesson?.activities[index];
    return activity === undefined ? null : `${activity.number} ${say(activity.title)}`;
  };
  const { score } = own;
  const frames = new Set(own.decisions.map(({ graded }) => `${graded.activityIndex}/${graded.frameId}`)).size;
  const running = own.phase !== 'ended';
  return (
    <>
      {score.firstTotal > 0 && (
        <p className="results-score" data-testid="score" data-right={score.firstRight} data-total={score.firstTotal}>
          <b>{t('score', { right: score.firstRight, total: score.firstTotal })}</b>
          <span className="ink2">
            {score.bestRight !== score.firstRight &&
              `${t('best', { right: score.bestRight, total: score.bestTotal })} · `}
            {frames > 0 && t('frames', { n: frames })}
          </span>
        </p>
      )}
      {own.decisions.length === 0 && own.results.length === 0 && (
        <p className="ink2">{own.mode === 'exam' && running ? t('exam') : t('none')}</p>
      )}
      <WorkList
        decisions={own.decisions.map((one) => one.graded)}
        results={own.results.map((one) => one.result)}
        labOf={labOf}
        titleOf={titleOf}
        mayRun={!running}
      />
      <GainList gains={own.gains} />
      <KeepResults classroomId={own.classroomId} />
      <div className="results-ways">
        {running && (
          <LinkButton href={`/play/${own.classroomId}`} variant="primary">
            {t('seat')}
          </LinkButton>
        )}
        {!running && <LinkButton href={`/learn/${own.lessonId}`}>{t('again')}</LinkButton>}
        <LinkButton href="/">{t('home')}</LinkButton>
      </div>
    </>
  );
}

/** A guest keeps the results by making an account. */
function KeepResults({ classroomId }: { classroomId: string }) {
  const t = useTranslations('grades.results');
  const session = useSession();
  if (session.isPending || session.data !== null) return null;
  const next = encodeURIComponent(`/play/${classroomId}/results`);
  return (
    <p className="results-keep">
      <span className="ink2 small">{t('guest')}</span>{' '}
      <LinkButton href={`/sign-up?next=${next}`} data-testid="keep-results">
        {t('keep')}
      </LinkButton>
    </p>
  );
}
