'use client';

import type { ClusterView, SeatView } from '@frameplay/classroom';
import { useTranslations } from '@/i18n';
import { DeviceSign, nodeOf, useNodeName } from '@/ui';
import { isOnline, nameOf, type Room } from './room';

/** Groups as they fill: every seat with its device and who has it. */
export function LobbyClusters({ room }: { room: Room }) {
  return (
    <ol className="lobby-clusters">
      {room.view.clusters.map((cluster) => (
        <LobbyCluster key={cluster.id} room={room} cluster={cluster} />
      ))}
    </ol>
  );
}

function LobbyCluster({ room, cluster }: { room: Room; cluster: ClusterView }) {
  const t = useTranslations('common');
  return (
    <li data-testid={`cluster-${cluster.id}`}>
      <h3>{t('group', { id: cluster.id })}</h3>
      <ul>
        {cluster.seats.map((seat) => (
          <LobbySeat key={seat.seat} room={room} cluster={cluster} seat={seat} />
        ))}
      </ul>
    </li>
  );
}

function LobbySeat({ room, cluster, seat }: { room: Room; cluster: ClusterView; seat: SeatView }) {
  const t = useTranslations('classroom');
  const nodeName = useNodeName(cluster.lab);
  const node = nodeOf(cluster.lab, seat.seat);
  const { participantId } = seat;
  return (
    <li data-testid={`seat-${cluster.id}-${seat.seat}`}>
      {node !== null && <DeviceSign device={node.role} number={node.number} size={20} />}
      <span className="ink2">{nodeName(seat.seat)}</span>
      {participantId === null ? (
        <span className="lobby-name ink3">
          <span aria-hidden="true">⌁ </span>
          {t('lobby.emptySeat')}
        </span>
      ) : (
        <b className={isOnline(room, participantId) ? 'lobby-name' : 'lobby-name away'}>
          {nameOf(room, participantId)}
          {!isOnline(room, participantId) && <small> {t('board.away')}</small>}
        </b>
      )}
    </li>
  );
}
