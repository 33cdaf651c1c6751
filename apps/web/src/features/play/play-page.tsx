'use client';

import dynamic from 'next/dynamic';
import { roomOf } from '@/activity/room';
import { useTranslations } from '@/i18n';
import { type Live, useLive, useStudentToken } from '@/lib/live';
import { MistakesOf } from '@/ui';
import { sceneOf } from './model/scene';
import { PlayHeader } from './play-header';
import { SeatPage } from './seat-page';
import { Ended } from './states/ended';
import { Goodbye } from './states/goodbye';
import { Loading } from './states/loading';
import { Lobby } from './states/lobby';
import { StatusBanners } from './states/status-banners';
import './play.css';

/** A desk without frames brings a terminal or a form along; a seat at frames does without. */
const PartPage = dynamic(() => import('@/activity/part-page').then((module) => module.PartPage));

/** `/play/<classroomId>`: a student's place in a classroom, from the lobby to the end. */
export function PlayPage({ classroomId }: { classroomId: string }) {
  const live = useLive(classroomId, 'student');
  const scene = sceneOf(live.state);
  const token = useStudentToken(classroomId);
  const phase = live.state.view?.phase ?? 'loading';
  return (
    <div className="play" data-testid="phase" data-phase={phase} data-status={live.state.status}>
      <PlayHeader state={live.state} />
      <StatusBanners live={live} scene={scene} />
      <MistakesOf classroomId={classroomId} token={token}>
        <Body live={live} classroomId={classroomId} />
      </MistakesOf>
    </div>
  );
}

function Body({ live, classroomId }: { live: Live; classroomId: string }) {
  const t = useTranslations('play');
  const { state } = live;
  const scene = sceneOf(state);
  if (state.goodbye !== null)
    return <Goodbye error={state.goodbye} classroomId={classroomId} onRetry={live.retry} onAskAgain={live.askAgain} />;
  if (state.view === null) return <Loading text={t('loading')} />;
  if (state.view.phase === 'ended') return <Ended state={state} classroomId={classroomId} />;
  if (state.view.phase === 'lobby') return <Lobby state={state} />;
  const room = roomOf(state);
  if (room !== null) return <PartPage room={room} send={live.send} />;
  if (scene === null) return <Lobby state={state} />;
  return <SeatPage scene={scene} classroomId={classroomId} send={live.send} />;
}
