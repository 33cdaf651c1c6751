'use client';

import type { ClusterView } from '@frameplay/classroom';
import { useBilingual } from '@/i18n';
import { DeviceSign, useNodeName } from '@/ui';
import type { Room } from './room';
import { lessonSeat } from './use-lesson';

/** The device of a seat, by its sign and its word. */
export function SeatHead({ room, cluster, seat }: { room: Room; cluster: ClusterView; seat: string }) {
  const nodeName = useNodeName(cluster.lab);
  const say = useBilingual();
  const known = lessonSeat(room.lesson, seat);
  return (
    <span className="board-seat-head">
      {known !== null && <DeviceSign device={known.role} number={known.number} size={18} />}
      {known === null ? nodeName(seat) : say(known.title)}
    </span>
  );
}
