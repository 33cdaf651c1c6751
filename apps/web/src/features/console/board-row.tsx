'use client';

import type { ClusterView } from '@frameplay/classroom';
import { useTranslations } from '@/i18n';
import type { GridFocus } from '@/lib/use-grid-focus';
import { walkStep } from './five-steps';
import type { Need } from './need';
import { PartStand } from './part-stand';
import type { Room } from './room';
import { SeatCell } from './seat-cell';

export interface BoardRowProps {
  readonly room: Room;
  readonly cluster: ClusterView;
  readonly need: Need;
  readonly now: number;
  /** The seat that the panel shows, when it is one of this group. */
  readonly chosenSeat: string | null;
  readonly cell: (column: number) => ReturnType<GridFocus['cell']>;
  readonly onChoose: (seat: string) => void;
}

/** One group: why it needs the teacher, where its frame is, and each seat. */
export function BoardRow({ room, cluster, need, now, chosenSeat, cell, onChoose }: BoardRowProps) {
  const t = useTranslations('classroom.board');
  const tCommon = useTranslations('vocabulary');
  const { index, count, finished } = cluster.activity;
  return (
    <tr className={chosenSeat === null ? undefined : 'board-chosen'} data-testid={`cluster-${cluster.id}`}>
      <th scope="row">
        <b>{tCommon('group', { id: cluster.id })}</b>
        <span className="board-need">
          <NeedText need={need} />
        </span>
        <span className="board-walk">
          {cluster.part === null ? <FiveSteps cluster={cluster} /> : <PartStand part={cluster.part} />}
          {count > 1 && !finished && <span className="board-part">{t('activity', { n: index + 1, all: count })}</span>}
        </span>
      </th>
      {cluster.seats.map((seat, column) => (
        <SeatCell
          key={seat.seat}
          room={room}
          cluster={cluster}
          seat={seat}
          now={now}
          chosen={seat.seat === chosenSeat}
          focus={cell(column)}
          onChoose={() => onChoose(seat.seat)}
        />
      ))}
    </tr>
  );
}

function NeedText({ need }: { need: Need }) {
  const t = useTranslations('classroom.board.need');
  switch (need.kind) {
    case 'waits':
      return t(need.again === true ? 'sameMistake' : 'waits');
    case 'storm':
      return t('storm', { frames: need.frames });
    case 'same-mistake':
      return t('sameMistake');
    case 'poisoned':
      return t('poisoned');
    case 'away':
      return t('away', { name: need.name });
    case 'moving':
      return t('moving');
    case 'reveal':
      return t('reveal');
    case 'answers':
      return t('answers', { n: need.people });
    case 'repair':
      return t('repair');
    case 'rests':
      return t('rests', { n: need.part });
    case 'finished':
      return t('finished');
    case 'stopped':
      return t('stopped');
  }
}

const STEPS = [1, 2, 3, 4, 5] as const;

/** How far the newest packet has come on its five steps; all five when the group has finished. */
function FiveSteps({ cluster }: { cluster: ClusterView }) {
  const t = useTranslations('classroom.board');
  const now = cluster.activity.finished ? 6 : walkStep(cluster);
  return (
    <span className="five-steps">
      {STEPS.map((step) => (
        <i key={step} className={step < now ? 'step-done' : step === now ? 'step-now' : undefined} />
      ))}
      {now <= 5 && <span className="visually-hidden">{t('step', { n: now })}</span>}
    </span>
  );
}
