'use client';

import type { SeatView } from '@frameplay/classroom';
import { type FormEvent, useId, useState } from 'react';
import { useBilingual, useTranslations } from '@/i18n';
import { Button, DeviceSign } from '@/ui';
import { nameOf, type Room } from '../room';
import { lessonSeat } from '../use-lesson';
import { PersonDialog } from './person-dialog';

export interface MoveDialogProps {
  readonly room: Room;
  /** null: closed. */
  readonly participantId: string | null;
  readonly onClose: () => void;
}

/** Every seat of every group: free, to share, or to swap. The same by keyboard as by dragging. */
export function MoveDialog({ room, participantId, onClose }: MoveDialogProps) {
  const t = useTranslations('seats.console');
  return (
    <PersonDialog
      room={room}
      participantId={participantId}
      wide
      title={(name) => t('moveTitle', { name })}
      onClose={onClose}
    >
      {(id) => <Seats room={room} participantId={id} onClose={onClose} />}
    </PersonDialog>
  );
}

interface Target {
  readonly clusterId: string | null;
  readonly seat: string;
  readonly swap: boolean;
}

function Seats({ room, participantId, onClose }: MoveDialogProps & { readonly participantId: string }) {
  const t = useTranslations('seats.console');
  const tMistake = useTranslations('mistake');
  const name = useId();
  const [target, setTarget] = useState<Target | null>(null);
  const own = room.view.participants.find((one) => one.participantId === participantId);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (target !== null) room.live.send({ type: 'move', participantId, ...target });
    onClose();
  };
  const option = (value: Target, label: string) => (
    <label key={`${value.swap}`}>
      <input
        type="radio"
        name={name}
        data-testid={`move-${value.clusterId ?? 'new'}-${value.seat}${value.swap ? '-swap' : ''}`}
        checked={target !== null && sameTarget(target, value)}
        onChange={() => setTarget(value)}
      />{' '}
      {label}
    </label>
  );
  return (
    <form onSubmit={submit} className="move-form">
      <p className="ink2 small">{t('moveNote')}</p>
      {room.view.clusters.map((cluster) => (
        <fieldset key={cluster.id}>
          <legend>
            {t('groups')} {cluster.id}
          </legend>
          <ul>
            {cluster.seats.map((seat) => (
              <li key={seat.seat}>
                <SeatName room={room} seat={seat.seat} />
                <span className="move-options">
                  {waysTo(seat, participantId).map((way) =>
                    option(
                      { clusterId: cluster.id, seat: seat.seat, swap: way === 'moveSwap' },
                      t(way, { name: seat.participantId === null ? '' : nameOf(room, seat.participantId) }),
                    ),
                  )}
                  {isAt(seat, participantId) && <b>{nameOf(room, participantId)}</b>}
                </span>
              </li>
            ))}
          </ul>
        </fieldset>
      ))}
      {own?.seat != null && (
        <fieldset>
          <legend>{t('moveNew')}</legend>
          <ul>
            <li>
              <SeatName room={room} seat={own.seat} />
              <span className="move-options">
                {option({ clusterId: null, seat: own.seat, swap: false }, t('moveFree'))}
              </span>
            </li>
          </ul>
        </fieldset>
      )}
      <div className="bot-buttons">
        <Button type="submit" variant="primary" data-testid="move-yes" waiting={target === null}>
          {t('move')}
        </Button>
        <Button variant="quiet" onClick={onClose}>
          {tMistake('cancel')}
        </Button>
      </div>
    </form>
  );
}

function SeatName({ room, seat }: { room: Room; seat: string }) {
  const say = useBilingual();
  const known = lessonSeat(room.lesson, seat);
  if (known === null) return <span>{seat}</span>;
  return (
    <span className="move-seat">
      <DeviceSign device={known.role} number={known.number} size={18} /> {say(known.title)}
    </span>
  );
}

function waysTo(seat: SeatView, participantId: string) {
  if (isAt(seat, participantId)) return [];
  if (seat.participantId === null) return ['moveFree'] as const;
  return seat.partnerId === undefined ? (['moveShare', 'moveSwap'] as const) : (['moveSwap'] as const);
}

function isAt(seat: SeatView, participantId: string): boolean {
  return seat.participantId === participantId || seat.partnerId === participantId;
}

function sameTarget(one: Target, other: Target): boolean {
  return one.clusterId === other.clusterId && one.seat === other.seat && one.swap === other.swap;
}
