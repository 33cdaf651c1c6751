'use client';

import type { SeatView } from '@frameplay/classroom';
import type { ClientCommand } from '@frameplay/protocol';
import { useState } from 'react';
import { useTranslations } from '@/i18n';
import { BotChooser, Button, DeviceSign, nodeOf, useNodeName } from '@/ui';
import type { Scene } from './model/scene';

export interface OtherSeatsProps {
  readonly scene: Scene;
  readonly send: (command: ClientCommand) => void;
}

/** Alone: who plays the other seats, the kernel or a bot with a misconception. In a class that is for the teacher to say. */
export function OtherSeats({ scene, send }: OtherSeatsProps) {
  const t = useTranslations('mistake');
  const { view, cluster, seat: own } = scene;
  const others = cluster.seats.filter(({ seat }) => seat !== own.seat);
  if (!view.solo || view.phase === 'ended' || others.length === 0) return null;
  return (
    <details className="other-seats" data-testid="other-seats">
      <summary>{t('others')}</summary>
      <ul>
        {others.map((seat) => (
          <OtherSeat key={seat.seat} scene={scene} seat={seat} send={send} />
        ))}
      </ul>
    </details>
  );
}

function OtherSeat({ scene, seat, send }: OtherSeatsProps & { readonly seat: SeatView }) {
  const t = useTranslations('mistake');
  const tCommon = useTranslations('vocabulary');
  const { lab, id: clusterId } = scene.cluster;
  const nodeName = useNodeName(lab);
  const node = nodeOf(lab, seat.seat);
  const [open, setOpen] = useState(false);
  if (node === null) return null;
  return (
    <li>
      <DeviceSign device={node.role} number={node.number} size={18} /> <b>{nodeName(seat.seat)}</b>{' '}
      <span className="ink2">
        <span aria-hidden="true">⌁ </span>
        {seat.bot === undefined ? tCommon('kernelPlays') : t('bot', { id: seat.bot })}
      </span>
      <Button variant="quiet" data-testid={`choose-bot-${seat.seat}`} onClick={() => setOpen(true)}>
        {t('botOpen')}
      </Button>
      <BotChooser
        seat={seat}
        seatName={nodeName(seat.seat)}
        role={node.role}
        note={t('botNoteAlone')}
        open={open}
        onClose={() => setOpen(false)}
        onChoose={(mistake) => send({ type: 'set-bot', clusterId, seat: seat.seat, mistake })}
      />
    </li>
  );
}
