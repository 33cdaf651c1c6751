'use client';

import type { SeatView } from '@frameplay/classroom';
import { useState } from 'react';
import { useTranslations } from '@/i18n';
import { Button } from '@/ui';
import { Confirm } from './confirm';
import { nameOf, type Room } from './room';
import type { SeatActions } from './use-seat-actions';

/** What the teacher can do with one seat. A button that could not act is not shown. */
export function SeatButtons({ room, seat, actions }: { room: Room; seat: SeatView; actions: SeatActions }) {
  const t = useTranslations('classroom.panel');
  const [removing, setRemoving] = useState(false);
  const { participantId } = seat;
  const { kernelOnce, handOver, remove, goOn } = actions;
  return (
    <div className="panel-buttons">
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
