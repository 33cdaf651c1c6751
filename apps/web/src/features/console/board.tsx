'use client';

import { useState } from 'react';
import { useTranslations } from '@/i18n';
import { usePageKeys } from '@/lib/page-keys';
import { Banner, Dialog, LinkButton } from '@/ui';
import { BoardGrid } from './board-grid';
import { BoardLegend } from './board-legend';
import { ClassBar } from './class-bar';
import { GroupPanel } from './group-panel';
import { stepOne } from './pace';
import { PredictPanel } from './predict-panel';
import { showOnProjector } from './projector-link';
import type { Chosen, Room } from './room';
import { useSeatActions } from './use-seat-actions';

export interface BoardProps {
  readonly room: Room;
  readonly help: boolean;
  readonly onHelpClose: () => void;
}

/** Groups by need at the left; the chosen group at the right. */
export function Board({ room, help, onHelpClose }: BoardProps) {
  const t = useTranslations('classroom');
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const actions = useSeatActions(room, chosen);
  const [botOpen, setBotOpen] = useState(false);
  const running = room.view.phase !== 'ended';
  const pause = () => room.live.send({ type: room.view.phase === 'paused' ? 'resume' : 'pause' });
  const keys: Readonly<Record<string, (() => void) | null | undefined>> = {
    ' ': running ? pause : null,
    '.': running ? () => stepOne(room) : null,
    escape: chosen === null ? null : () => setChosen(null),
    n: actions.nudge?.act,
    v: chosen === null ? null : () => showOnProjector(room, chosen.clusterId),
    k: actions.kernelOnce,
    b: actions.setBot === null ? null : () => setBotOpen(true),
    t: actions.handOver?.act,
  };
  usePageKeys((key) => {
    const act = keys[key.toLowerCase()];
    act?.();
    return act != null;
  });
  return (
    <>
      <section aria-label={t('bar')}>
        {running && <ClassBar room={room} onPause={pause} />}
        <PredictPanel room={room} />
        {room.view.phase === 'paused' && <Banner tone="now" title={t('paused')} testId="paused" />}
        {!running && (
          <Banner
            tone="plain"
            title={t('ended')}
            testId="ended"
            actions={<LinkButton href={`/teach/${room.classroomId}/gradebook`}>{t('gradebook')}</LinkButton>}
          />
        )}
      </section>
      <div className="board-cols">
        <main className="board-main">
          <BoardGrid room={room} chosen={chosen} onChoose={setChosen} />
          <BoardLegend />
        </main>
        <aside className="board-aside" data-open={chosen !== null} aria-label={t('panel.label')}>
          <GroupPanel
            room={room}
            chosen={chosen}
            actions={actions}
            bot={{ open: botOpen, setOpen: setBotOpen }}
            onChoose={setChosen}
          />
        </aside>
      </div>
      <Dialog open={help} title={t('keys.title')} onClose={onHelpClose}>
        <Keys />
      </Dialog>
    </>
  );
}

function Keys() {
  const t = useTranslations('classroom.keys');
  const rows = [
    [t('spaceCap'), t('space')],
    ['.', t('step')],
    ['↑ ↓ ← →', t('arrows')],
    ['↵', t('enter')],
    ['N', t('nudge')],
    ['V', t('show')],
    ['K', t('kernel')],
    ['T', t('seat')],
    ['B', t('bot')],
    ['Esc', t('esc')],
  ];
  return (
    <dl className="keys">
      {rows.map(([key, what]) => (
        <div key={key}>
          <dt>
            <kbd>{key}</kbd>
          </dt>
          <dd>{what}</dd>
        </div>
      ))}
    </dl>
  );
}
