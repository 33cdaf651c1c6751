'use client';

import type { ClusterView } from '@frameplay/classroom';
import { useState } from 'react';
import { useTranslations } from '@/i18n';
import { elapsed } from '@/lib/elapsed';
import { useGridFocus } from '@/lib/use-grid-focus';
import { useNow } from '@/lib/use-now';
import { Segmented } from '@/ui';
import { BoardRow } from './board-row';
import { compareNeed, longestWait, needAtEnd, needOf } from './need';
import { type Chosen, isOnline, nameOf, type Room } from './room';
import { SeatHead } from './seat-head';
import { useHeldOrder } from './use-order';

export interface BoardGridProps {
  readonly room: Room;
  readonly chosen: Chosen | null;
  readonly onChoose: (chosen: Chosen) => void;
}

/** Groups x seats. Rows sort by need and keep still while someone points at them. */
export function BoardGrid({ room, chosen, onChoose }: BoardGridProps) {
  const t = useTranslations('classroom.board');
  const [by, setBy] = useState<'need' | 'name'>('need');
  const now = useNow();
  const grid = useGridFocus();
  const ended = room.view.phase === 'ended';
  const needs = new Map(
    room.view.clusters.map((cluster) => [
      cluster.id,
      ended ? needAtEnd(cluster) : needOf(cluster, awayNames(room, cluster), now),
    ]),
  );
  const wanted = room.view.clusters.map((cluster) => cluster.id);
  if (by === 'need') {
    wanted.sort((a, b) => {
      const [one, other] = [needs.get(a), needs.get(b)];
      return one === undefined || other === undefined ? 0 : compareNeed(one, other);
    });
  }
  const { order, hold, release } = useHeldOrder(wanted);
  const [first] = room.view.clusters;
  return (
    <section aria-label={t(ended ? 'titleEnded' : 'title')}>
      <div className="board-head">
        <h1>{t(ended ? 'titleEnded' : 'title')}</h1>
        {!ended && <Summary clusters={room.view.clusters} now={now} />}
        <span className="grow" />
        <Segmented
          label={t('order')}
          value={by}
          onChange={setBy}
          options={[
            { value: 'need', label: t('byNeed') },
            { value: 'name', label: t('byName') },
          ]}
        />
      </div>
      {first === undefined ? (
        <p className="ink2">{t('empty')}</p>
      ) : (
        <div className="board-scroll">
          <table
            ref={grid.ref}
            className={`board rows-${rowSize(order.length)}`}
            onKeyDown={grid.onKeyDown}
            onPointerEnter={hold}
            onPointerLeave={release}
            onFocus={hold}
            onBlur={release}
          >
            <thead>
              <tr>
                <th scope="col">{t(first.part === null ? 'group' : 'groupPart')}</th>
                {first.seats.map((seat) => (
                  <th key={seat.seat} scope="col">
                    <SeatHead room={room} cluster={first} seat={seat.seat} />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {order.map((id, row) => {
                const cluster = room.view.clusters.find((one) => one.id === id);
                const need = needs.get(id);
                if (cluster === undefined || need === undefined) return null;
                return (
                  <BoardRow
                    key={id}
                    room={room}
                    cluster={cluster}
                    need={need}
                    now={now}
                    chosenSeat={chosen?.clusterId === id ? chosen.seat : null}
                    cell={(column) => grid.cell(row, column)}
                    onChoose={(seat) => onChoose({ clusterId: id, seat })}
                  />
                );
              })}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function awayNames(room: Room, cluster: ClusterView): readonly string[] {
  return cluster.seats.flatMap(({ participantId }) =>
    participantId === null || isOnline(room, participantId) ? [] : [nameOf(room, participantId)],
  );
}

/** 56 to 104 px a row, by the number of groups. */
function rowSize(groups: number): 'tall' | 'middle' | 'low' {
  if (groups <= 6) return 'tall';
  return groups <= 9 ? 'middle' : 'low';
}

function Summary({ clusters, now }: { clusters: readonly ClusterView[]; now: number }) {
  const t = useTranslations('classroom.board');
  if (clusters.length > 0 && clusters.every(({ part }) => part !== null)) return null;
  const waits = clusters.map(longestWait).filter((since) => since !== null);
  return (
    <p className="ink2 small">
      {waits.length === 0
        ? t('holdingNone')
        : t('holding', { n: waits.length, all: clusters.length, time: elapsed(Math.min(...waits), now) })}
    </p>
  );
}
