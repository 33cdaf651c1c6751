'use client';

import type { ClusterView, SeatView } from '@frameplay/classroom';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { firstWrong } from '@/activity/debrief/same-frame';
import { useTranslations } from '@/i18n';
import { BotChooser, Button, Kbd, nodeOf, useNodeName } from '@/ui';
import { Confirm } from './confirm';
import { MoveDialog } from './people/move-dialog';
import { projectorPath, projectorWindow } from './projector-link';
import { nameOf, type Room } from './room';
import type { SeatActions } from './use-seat-actions';

export interface SeatButtonsProps {
  readonly room: Room;
  readonly cluster: ClusterView;
  readonly seat: SeatView;
  readonly actions: SeatActions;
  /** The choice between kernel and bot, which a key opens as well. */
  readonly bot: { readonly open: boolean; readonly setOpen: (open: boolean) => void };
}

/** What the teacher can do with one seat. A button that could not act is not shown. */
export function SeatButtons({ room, cluster, seat, actions, bot }: SeatButtonsProps) {
  const t = useTranslations('classroom.panel');
  const [removing, setRemoving] = useState(false);
  const { participantId } = seat;
  const [moving, setMoving] = useState<string | null>(null);
  const router = useRouter();
  const { kernelOnce, handOver, setBot, nudge, remove, goOn, sitIn } = actions;
  const people = remove === null ? [] : [participantId, seat.partnerId ?? null].filter((id) => id !== null);
  const tSeats = useTranslations('seats.console');
  const tMistake = useTranslations('mistake');
  const nodeName = useNodeName(cluster.lab);
  const role = nodeOf(cluster.lab, seat.seat)?.role ?? null;
  return (
    <div className="panel-buttons">
      {nudge !== null && participantId !== null && (
        <Button kbd="N" data-testid="nudge" onClick={nudge.act}>
          {nudge.done ? t('nudged') : t('nudge', { name: nameOf(room, participantId) })}
        </Button>
      )}
      {firstWrong(cluster) !== null && (
        <a
          className="btn"
          href={projectorPath(room.classroomId, cluster.id)}
          target={projectorWindow(room.classroomId)}
          data-testid="show-on-projector"
        >
          {t('show')} <Kbd>V</Kbd>
        </a>
      )}
      {kernelOnce !== null && (
        <Button kbd="K" data-testid="kernel-once" onClick={kernelOnce}>
          {t('kernelOnce')}
        </Button>
      )}
      {goOn !== null && (
        <Button variant="primary" data-testid="go-on" onClick={goOn}>
          {t('goOn')}
        </Button>
      )}
      {handOver !== null && (
        <Button kbd="T" variant="quiet" data-testid={`${handOver.kind}-seat`} onClick={handOver.act}>
          {handOver.kind === 'take' ? t('takeSeat') : t('returnSeat')}
        </Button>
      )}
      {sitIn !== null && role !== null && (
        <Button
          variant="quiet"
          data-testid="sit-in"
          onClick={() => {
            sitIn();
            router.push(`/teach/${room.classroomId}/seat/${cluster.id}/${seat.seat}`);
          }}
        >
          {tSeats('sitIn')}
        </Button>
      )}
      {people.map((id) => (
        <Button key={id} variant="quiet" data-testid="move-person" onClick={() => setMoving(id)}>
          {tSeats('move')}
          {people.length > 1 && `: ${nameOf(room, id)}`}
        </Button>
      ))}
      <MoveDialog room={room} participantId={moving} onClose={() => setMoving(null)} />
      {setBot !== null && role !== null && (
        <>
          <Button kbd="B" variant="quiet" data-testid="choose-bot" onClick={() => bot.setOpen(true)}>
            {tMistake('botOpen')}
          </Button>
          <BotChooser
            seat={seat}
            seatName={nodeName(seat.seat)}
            role={role}
            note={participantId === null ? tMistake('botNote') : tMistake('botNotePerson')}
            open={bot.open}
            onClose={() => bot.setOpen(false)}
            onChoose={setBot}
          />
        </>
      )}
      {remove !== null && participantId !== null && (
        <>
          <Button variant="quiet" data-testid="remove" onClick={() => setRemoving(true)}>
            {t('remove')}
          </Button>
          <Confirm
            open={removing}
            title={t('removeTitle', { name: nameOf(room, participantId) })}
            yes={t('removeYes', { name: nameOf(room, participantId) })}
            onYes={() => remove(participantId)}
            onClose={() => setRemoving(false)}
          >
            {t('removeBody')}
          </Confirm>
        </>
      )}
    </div>
  );
}
