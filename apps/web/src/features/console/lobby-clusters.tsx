'use client';

import type { ClusterView, SeatView } from '@frameplay/classroom';
import { type DragEvent, useState } from 'react';
import { useTranslations } from '@/i18n';
import { DeviceSign, nodeOf, useNodeName } from '@/ui';
import { MoveDialog } from './people/move-dialog';
import { isOnline, nameOf, type Room } from './room';

/** Groups as they fill: every seat with its device and who has it. */
export function LobbyClusters({ room }: { room: Room }) {
  const t = useTranslations('seats.console');
  const [moving, setMoving] = useState<string | null>(null);
  return (
    <>
      <p className="ink2 small">{t('dragHint')}</p>
      <ol className="lobby-clusters">
        {room.view.clusters.map((cluster) => (
          <LobbyCluster key={cluster.id} room={room} cluster={cluster} onMove={setMoving} />
        ))}
      </ol>
      <MoveDialog room={room} participantId={moving} onClose={() => setMoving(null)} />
    </>
  );
}

interface LobbyProps {
  readonly room: Room;
  readonly cluster: ClusterView;
  readonly onMove: (participantId: string) => void;
}

function LobbyCluster({ room, cluster, onMove }: LobbyProps) {
  const t = useTranslations('vocabulary');
  return (
    <li data-testid={`cluster-${cluster.id}`}>
      <h3>{t('group', { id: cluster.id })}</h3>
      <ul>
        {cluster.seats.map((seat) => (
          <LobbySeat key={seat.seat} room={room} cluster={cluster} seat={seat} onMove={onMove} />
        ))}
      </ul>
    </li>
  );
}

/** What is dragged: a participant's id. */
const DRAGGED = 'application/x-frameplay-person';

/** Drop a name here: an empty seat is taken, with whoever sits here alone the two swap. */
function LobbySeat({ room, cluster, seat, onMove }: LobbyProps & { readonly seat: SeatView }) {
  const t = useTranslations('classroom');
  const nodeName = useNodeName(cluster.lab);
  const node = nodeOf(cluster.lab, seat.seat);
  const [over, setOver] = useState(false);
  const people = [seat.participantId, seat.partnerId ?? null].filter((id) => id !== null);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const participantId = event.dataTransfer.getData(DRAGGED);
    if (participantId === '' || people.includes(participantId)) return;
    room.live.send({ type: 'move', participantId, clusterId: cluster.id, seat: seat.seat, swap: people.length > 0 });
  };
  return (
    <li
      data-testid={`seat-${cluster.id}-${seat.seat}`}
      className={over ? 'lobby-over' : undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      {node !== null && <DeviceSign device={node.role} number={node.number} size={20} />}
      <span className="ink2">{nodeName(seat.seat)}</span>
      <span className="lobby-names">
        {people.length === 0 && (
          <span className="lobby-name ink3">
            <span aria-hidden="true">⌁ </span>
            {t('lobby.emptySeat')}
          </span>
        )}
        {people.map((id) => (
          <LobbyPerson key={id} room={room} participantId={id} onMove={onMove} />
        ))}
      </span>
    </li>
  );
}

/** A name: drag it to another seat, or press it and choose. */
function LobbyPerson({
  room,
  participantId,
  onMove,
}: Pick<LobbyProps, 'room' | 'onMove'> & { readonly participantId: string }) {
  const t = useTranslations('classroom');
  const online = isOnline(room, participantId);
  return (
    <button
      type="button"
      draggable
      className={online ? 'lobby-name' : 'lobby-name away'}
      data-testid="lobby-person"
      onDragStart={(event) => event.dataTransfer.setData(DRAGGED, participantId)}
      onClick={() => onMove(participantId)}
    >
      {nameOf(room, participantId)}
      {!online && <small> {t('board.away')}</small>}
    </button>
  );
}
