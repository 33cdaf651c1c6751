'use client';

import { useState } from 'react';
import { useBilingual, useTranslations } from '@/i18n';
import { useLive } from '@/lib/live';
import { usePageKeys } from '@/lib/page-keys';
import { ErrorLine, isMistakeId, MistakesOf } from '@/ui';
import { JoinCorner } from './join-corner';
import { MistakeStage } from './mistake-stage';
import { ProjectorFooter } from './projector-footer';
import { StopStage } from './stop-stage';
import { useStage } from './use-stage';
import '@/activity/part.css';
import './projector.css';

/** `/teach/ID/projector`: what the class predicts, for a room to read. No names, and no right answer before the reveal. */
export function ProjectorPage({ classroomId }: { readonly classroomId: string }) {
  const t = useTranslations('part.class');
  const say = useBilingual();
  const live = useLive(classroomId, 'teacher');
  const { view, code, goodbye } = live.state;
  const stage = useStage(view);
  const { asked, page } = stage;
  const [shown, setShown] = useState<string | null>(null);
  const mistake = asked?.mistakes.find(({ id }) => isMistakeId(id)) ?? null;
  const running = mistake !== null && shown === `${stage.key} ${mistake.id}`;

  const reveal = () => {
    if (asked?.state !== 'asked') return;
    live.send({ type: 'reveal', clusterId: null, activityIndex: asked.activityIndex, stopId: asked.stop.id });
  };
  const toggleMistake = () => mistake !== null && setShown(running ? null : `${stage.key} ${mistake.id}`);
  const keys: Readonly<Record<string, () => unknown>> = {
    r: reveal,
    m: toggleMistake,
    arrowright: () => (running ? setShown(null) : stage.next()),
    arrowleft: () => (running ? setShown(null) : stage.back()),
    escape: () => setShown(null),
  };
  usePageKeys((key) => {
    const act = keys[key.toLowerCase()];
    act?.();
    return act !== undefined;
  });

  if (goodbye !== null) return <ErrorLine error={goodbye} />;
  const isOpen = asked?.state === 'asked';
  const activity = view?.clusters.find(({ id }) => asked?.clusters.includes(id))?.activity;
  return (
    <main className="projector" data-testid="projector">
      <header>
        <div>
          <h1>{asked === null ? t('nothing') : t(isOpen ? 'whatComes' : 'revealed')}</h1>
          {activity !== undefined && <p className="ink2">{say(activity.title)}</p>}
        </div>
        {asked !== null && code !== null && <JoinCorner code={code} />}
      </header>
      {asked === null ? (
        code !== null && <JoinCorner code={code} large />
      ) : (
        <>
          {running && mistake !== null ? (
            <MistakesOf classroomId={classroomId}>
              <MistakeStage id={mistake.id} people={mistake.people} asked={asked} />
            </MistakesOf>
          ) : (
            <StopStage asked={asked} entries={page} />
          )}
          <ProjectorFooter
            asked={asked}
            stage={stage}
            mistakeId={mistake?.id ?? null}
            running={running}
            onMistake={toggleMistake}
            onReveal={reveal}
          />
        </>
      )}
    </main>
  );
}
