'use client';

import type { ClusterView, SeatView, WaitView } from '@frameplay/classroom';
import { useTranslations } from '@/i18n';
import { elapsed } from '@/lib/elapsed';
import type { GridFocus } from '@/lib/use-grid-focus';
import { KindSign } from '@/ui';
import { FILL_AFTER_MS } from './need';
import { lastOneSince, PartSeat } from './part-stand';
import { isOnline, nameOf, type Room } from './room';
import { SeatHead } from './seat-head';
import { frameOutcomes, lastMistake } from './seat-score';
import { useWaitWord } from './wait-word';

export interface SeatCellProps {
  readonly room: Room;
  readonly cluster: ClusterView;
  readonly seat: SeatView;
  readonly now: number;
  readonly chosen: boolean;
  readonly focus: ReturnType<GridFocus['cell']>;
  readonly onChoose: () => void;
}

/** One seat: who, what waits and how long, how it went so far. Yellow when a frame has waited a while. */
export function SeatCell({ room, cluster, seat, now, chosen, focus, onChoose }: SeatCellProps) {
  const wait = cluster.waits.find((one) => one.seat === seat.seat);
  const since = wait === undefined ? lastOne(cluster, seat) : Date.parse(wait.since);
  const holds = since !== null && now - since >= FILL_AFTER_MS;
  return (
    <td className={holds ? 'seat-holds' : undefined}>
      <button
        type="button"
        className="seat-cell"
        aria-pressed={chosen}
        data-testid={`seat-${cluster.id}-${seat.seat}`}
        data-waits={wait !== undefined || undefined}
        onClick={onChoose}
        {...focus}
      >
        <span className="seat-device">
          <SeatHead room={room} cluster={cluster} seat={seat.seat} />
        </span>
        <Player room={room} seat={seat} />
        <Now cluster={cluster} seat={seat} wait={wait} now={now} big={holds} />
        <Outcomes cluster={cluster} seat={seat} short={wait !== undefined} />
      </button>
    </td>
  );
}

function lastOne(cluster: ClusterView, { participantId, playedBy }: SeatView): number | null {
  return participantId === null || playedBy === 'kernel' ? null : lastOneSince(cluster, participantId);
}

function Player({ room, seat }: { room: Room; seat: SeatView }) {
  const t = useTranslations('classroom.board');
  const tMistake = useTranslations('mistake');
  const tSeats = useTranslations('seats.console');
  if (seat.teacher === true) return <span className="seat-player">▸ {tSeats('teacherPlays')}</span>;
  if (seat.participantId === null) {
    return (
      <span className="seat-player ink3">
        <span aria-hidden="true">⌁ </span>
        {seat.bot === undefined ? t('kernel') : tMistake('bot', { id: seat.bot })}
      </span>
    );
  }
  const people = [seat.participantId, seat.partnerId ?? null].filter((id) => id !== null);
  return (
    <span className="seat-player">
      {people.map((id, index) => (
        <span key={id}>
          {index > 0 && ' + '}
          <span className={isOnline(room, id) ? undefined : 'away'}>{nameOf(room, id)}</span>
          {!isOnline(room, id) && <small className="ink2"> {t('away')}</small>}
        </span>
      ))}
    </span>
  );
}

interface NowProps {
  readonly cluster: ClusterView;
  readonly seat: SeatView;
  readonly wait: WaitView | undefined;
  readonly now: number;
  readonly big: boolean;
}

function Now({ cluster, seat, wait, now, big }: NowProps) {
  const t = useTranslations('classroom.board');
  const waitWord = useWaitWord();
  const tSeats = useTranslations('seats.console');
  const kernelWord =
    seat.kernelWhy === 'away' ? tSeats('standsIn') : seat.kernelWhy === 'watches' ? tSeats('watches') : t('tookOver');
  const mistake = lastMistake(cluster.graded, seat.seat);
  if (seat.playedBy === 'kernel') {
    return (
      <span className="seat-now">
        {seat.participantId === null ? t('kernelPlays') : <>⌁ {kernelWord}</>}
        {seat.participantId !== null && seat.bot !== undefined && <b className="mono"> · {seat.bot}</b>}
      </span>
    );
  }
  if (wait !== undefined) {
    const time = elapsed(Date.parse(wait.since), now);
    return (
      <>
        {big && <b className="seat-time mono">{time}</b>}
        <span className="seat-now">
          {!big && (
            <>
              <i className="seat-yellow" aria-hidden="true" />
              <b className="mono">{time}</b>
            </>
          )}
          <KindSign kind={wait.kind} size={12} /> {waitWord(wait)}
          {mistake !== null && <b className="seat-mistake">✕ {mistake.id}</b>}
        </span>
      </>
    );
  }
  if (cluster.part !== null && seat.participantId !== null) {
    return <PartSeat cluster={cluster} participantId={seat.participantId} now={now} />;
  }
  if (mistake !== null) {
    return (
      <span className="seat-now">
        <b className="seat-mistake">✕ {mistake.id}</b>
      </span>
    );
  }
  if (frameOutcomes(cluster.graded, seat.seat).length > 0) return null;
  return (
    <span className="seat-now">
      <span aria-hidden="true">○ </span>
      {t('nothing')}
    </span>
  );
}

/** A square for each frame: filled when it was right at once. */
function Outcomes({ cluster, seat, short }: { cluster: ClusterView; seat: SeatView; short: boolean }) {
  const t = useTranslations('classroom.board');
  const outcomes = frameOutcomes(cluster.graded, seat.seat);
  if (outcomes.length === 0) return null;
  const right = outcomes.filter((one) => one.firstTry).length;
  return (
    <span className="seat-outcomes">
      <span className={short ? 'visually-hidden' : 'seat-now'}>
        {right > 0 && <span aria-hidden="true">✓ </span>}
        {t('right', { n: right, all: outcomes.length })}
      </span>
      <span className="outcomes" aria-hidden="true">
        {outcomes.map((one) => (
          <i key={one.key} className={one.firstTry ? undefined : 'outcome-later'} />
        ))}
      </span>
    </span>
  );
}
