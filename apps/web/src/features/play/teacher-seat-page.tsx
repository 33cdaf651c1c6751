'use client';

import type { ClientCommand } from '@frameplay/protocol';
import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';
import { useTranslations } from '@/i18n';
import { useLive } from '@/lib/live';
import { AppHeader, Banner, Button, ConnectionDot, ErrorLine, LinkButton, useNodeName } from '@/ui';
import { sceneAt } from './model/scene';
import { SeatPage } from './seat-page';
import './play.css';

export interface TeacherSeatPageProps {
  readonly classroomId: string;
  readonly clusterId: string;
  readonly seat: string;
}

/** `/teach/ID/seat/GROUP/SEAT`: the teacher at the desk of one device, to show how it is done. Nobody is graded. */
export function TeacherSeatPage({ classroomId, clusterId, seat }: TeacherSeatPageProps) {
  const t = useTranslations('seats.teacherSeat');
  const tPlay = useTranslations('play');
  const router = useRouter();
  const live = useLive(classroomId, 'teacher');
  const { state } = live;
  const scene = sceneAt(state, clusterId, seat);
  const back = `/teach/${classroomId}`;
  const nodeName = useNodeName(scene?.cluster.lab ?? NO_LAB);
  const send = (command: ClientCommand) => live.send(command.type === 'decide' ? { ...command, clusterId } : command);
  const plays = scene?.seat.teacher === true;
  if (state.goodbye !== null) {
    return (
      <Framed back={back}>
        <ErrorLine error={state.goodbye} />
      </Framed>
    );
  }
  if (state.view === null) {
    return (
      <Framed back={back}>
        <p role="status">{tPlay('loading')}</p>
      </Framed>
    );
  }
  if (scene === null) {
    return (
      <Framed back={back}>
        <p>{t('noDevice')}</p>
      </Framed>
    );
  }
  return (
    <div className="play" data-testid="teacher-seat" data-plays={plays}>
      <AppHeader crumb={<b>{t('crumb', { device: nodeName(seat), group: clusterId })}</b>}>
        <ConnectionDot status={state.status} />
      </AppHeader>
      <Banner
        tone={plays ? 'now' : 'plain'}
        title={plays ? t('title') : t('notNow')}
        sign={<span aria-hidden="true">▸</span>}
        actions={
          <>
            {plays ? (
              <Button
                variant="primary"
                data-testid="give-back"
                onClick={() => {
                  live.send({ type: 'return-seat', clusterId, seat });
                  router.push(back);
                }}
              >
                {t('giveBack')}
              </Button>
            ) : (
              <Button
                variant="primary"
                data-testid="sit-in"
                onClick={() => live.send({ type: 'sit-in', clusterId, seat })}
              >
                {t('take')}
              </Button>
            )}
            <LinkButton href={back} variant="quiet">
              {t('back')}
            </LinkButton>
          </>
        }
      >
        {t('note')}
      </Banner>
      {state.refused !== null && (
        <Banner tone="error" title={<ErrorLine error={state.refused.error} />}>
          <button type="button" className="text-btn" onClick={live.dismissRefusal}>
            {tPlay('refused.ok')}
          </button>
        </Banner>
      )}
      <SeatPage scene={scene} classroomId={classroomId} send={send} />
    </div>
  );
}

const NO_LAB = { name: '', nodes: [], links: [], vip: '' };

function Framed({ back, children }: { readonly back: string; readonly children: ReactNode }) {
  const t = useTranslations('seats.teacherSeat');
  return (
    <>
      <AppHeader />
      <main className="page-narrow">
        {children}
        <LinkButton href={back}>{t('back')}</LinkButton>
      </main>
    </>
  );
}
