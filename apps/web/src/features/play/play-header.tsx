'use client';

import { useState } from 'react';
import { roomOf } from '@/activity/room';
import { useBilingual, useTranslations } from '@/i18n';
import type { LiveState } from '@/lib/live';
import { AppHeader, ConnectionDot, DeviceSign } from '@/ui';
import { KeysHelp } from './desk/keys-help';
import { useKeys } from './desk/use-keys';
import { ownCluster, sceneOf } from './model/scene';
import { useYouAre } from './you-are';

/** Where we are, how it is played, who I am. On a phone: just the seat and what waits. */
export function PlayHeader({ state }: { state: LiveState }) {
  const [help, setHelp] = useState(false);
  useKeys({ '?': () => setHelp(true) });
  // Alone, nobody needs to be told who one is.
  const me = state.view?.solo === true ? undefined : state.view?.me?.participantId;
  return (
    <>
      <AppHeader crumb={<Crumb state={state} />} centre={<ModeSign state={state} />} onHelp={() => setHelp(true)}>
        <span className="top-wide">
          <ConnectionDot status={state.status} name={me === undefined ? undefined : state.names.get(me)} />
        </span>
      </AppHeader>
      <KeysHelp open={help} onClose={() => setHelp(false)} part={roomOf(state)?.cluster.part?.kind ?? null} />
    </>
  );
}

function Crumb({ state }: { state: LiveState }) {
  const t = useTranslations('play');
  const bilingual = useBilingual();
  const youAre = useYouAre();
  const node = sceneOf(state)?.node ?? null;
  const cluster = ownCluster(state);
  if (cluster === null) return null;
  const { activity } = cluster;
  return (
    <>
      {node !== null && (
        <span className="top-narrow top-sign">
          <DeviceSign device={node.role} number={node.number} size={20} />
        </span>
      )}
      <b className="top-wide">{bilingual(activity.title)}</b>
      {node !== null && <b className="top-narrow">{youAre(node)}</b>}
      <span className="top-wide"> · {t('activity', { index: activity.index + 1, count: activity.count })}</span>
    </>
  );
}

/** Guided, consequence or exam, and what that means. */
function ModeSign({ state }: { state: LiveState }) {
  const t = useTranslations('vocabulary.mode');
  const scene = sceneOf(state);
  if (state.view === null) return null;
  return (
    <>
      <span className="seg top-wide" data-testid="mode" data-mode={state.view.mode}>
        <span className="on">{t(`${state.view.mode}.name`)}</span>
        <span className="ink2">{t(`${state.view.mode}.what`)}</span>
      </span>
      {scene !== null && scene.inbox.length > 0 && <WaitCount count={scene.inbox.length} />}
    </>
  );
}

function WaitCount({ count }: { count: number }) {
  const t = useTranslations('play');
  return (
    <span className="wait-count top-narrow">
      <b>{count}</b> <span className="visually-hidden">{t('waits', { n: count })}</span>
    </span>
  );
}
