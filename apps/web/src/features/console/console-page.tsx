'use client';

import { useState } from 'react';
import { useTranslations } from '@/i18n';
import { useLive } from '@/lib/live';
import { AppHeader, Banner, ErrorLine, LinkButton, MistakesOf } from '@/ui';
import { Board } from './board';
import { ConsoleHeader } from './console-header';
import { Lobby } from './lobby';
import type { Room } from './room';
import { useLesson } from './use-lesson';
import './console.css';

/** `/teach/ID`: the lobby until the class starts, then the board. */
export function ConsolePage({ classroomId }: { classroomId: string }) {
  const t = useTranslations('classroom');
  const live = useLive(classroomId, 'teacher');
  const { state } = live;
  const lesson = useLesson(state.view?.lessonId ?? null);
  if (state.goodbye !== null && state.view === null) return <Gone live={live} />;
  if (state.view === null) {
    return (
      <>
        <AppHeader crumb={t('title')} />
        <main className="page-main">
          <p className="ink2">{t('loading')}</p>
        </main>
      </>
    );
  }
  return <Console room={{ classroomId, view: state.view, lesson, live }} />;
}

function Console({ room }: { readonly room: Room }) {
  const t = useTranslations('classroom');
  const [help, setHelp] = useState(false);
  const { live, view } = room;
  const { state } = live;
  return (
    <>
      <ConsoleHeader room={room} onHelp={() => setHelp(true)} />
      {state.refused !== null && (
        <Banner tone="error" title={<ErrorLine error={state.refused.error} />}>
          <button type="button" className="text-btn" onClick={live.dismissRefusal}>
            {t('dismiss')}
          </button>
        </Banner>
      )}
      {view.phase === 'lobby' ? (
        <Lobby room={room} />
      ) : (
        <MistakesOf classroomId={room.classroomId}>
          <Board room={room} help={help} onHelpClose={() => setHelp(false)} />
        </MistakesOf>
      )}
    </>
  );
}

function Gone({ live }: { live: ReturnType<typeof useLive> }) {
  const t = useTranslations('classroom');
  return (
    <>
      <AppHeader crumb={t('title')} />
      <main className="page-narrow">
        <ErrorLine error={live.state.goodbye} />
        <p className="gone-way-on">
          <LinkButton href="/teach">{t('allClasses')}</LinkButton>
        </p>
      </main>
    </>
  );
}
