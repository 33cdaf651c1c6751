'use client';

import type { PredictStopView, PredictView } from '@frameplay/classroom';
import { useTranslations } from '@/i18n';
import type { Live } from '@/lib/live';
import { PHONE, useMedia } from '@/lib/use-media';
import { Topology } from '@/ui';
import { EndAlone } from '../end-alone';
import { Hints } from '../hints';
import { OpenTables } from '../open-tables';
import type { Room } from '../room';
import { TaskHead } from '../task-head';
import { AskedStop } from './asked-stop';
import { PredictAnnouncer } from './predict-announcer';
import { RevealedStop } from './revealed-stop';

export interface PredictDeskProps {
  readonly room: Room;
  readonly part: PredictView;
  readonly send: Live['send'];
}

/** Say what comes before it moves: the network stands still, its next frame is asked for, then it is shown. */
export function PredictDesk({ room, part, send }: PredictDeskProps) {
  const t = useTranslations('part.predict');
  const phone = useMedia(PHONE);
  const { cluster } = room;
  const standing = part.stops[part.standing];
  const revealed = part.stops.slice(0, part.standing);
  const latest = revealed.at(-1);
  const earlier = revealed.slice(0, -1).toReversed();
  return (
    <div className="page-cols">
      <main className="page-main predict" data-testid="predict-desk">
        <PredictAnnouncer room={room} part={part} />
        <TaskHead room={room} />
        <div className="part-picture">
          <Topology lab={cluster.lab} label={t('network')} size={phone ? 'compact' : 'panel'} />
        </div>
        {latest !== undefined && (
          <section className="predict-latest" aria-label={t('latest')}>
            <div className="predict-latest-head">
              <h2>{t('latest')}</h2>
              {standing !== undefined && <a href="#asked">{t('toAsked')} ↓</a>}
            </div>
            <RevealedStop room={room} stop={latest} />
          </section>
        )}
        <p className="ink2 small" role="status" data-testid="predict-standing">
          {standing === undefined ? t('over') : t('stop', { n: part.standing + 1, count: part.count })}
        </p>
        {standing !== undefined && <AskedStop key={keyOf(standing)} room={room} stop={standing} send={send} />}
        <EndAlone room={room} send={send} />
        <Hints room={room} send={send} />
        {earlier.length > 0 && (
          <details className="predict-past">
            <summary>{t('past', { n: earlier.length })}</summary>
            {earlier.map((stop) => (
              <RevealedStop key={stop.id} room={room} stop={stop} />
            ))}
          </details>
        )}
      </main>
      <aside>
        <OpenTables room={room} />
      </aside>
    </div>
  );
}

/** After "ask again" the desk begins anew, with the first answers still in it. */
function keyOf({ id, round }: PredictStopView): string {
  return `${id} ${round}`;
}
