'use client';

import type { ClusterView, Command } from '@frameplay/classroom';
import { useState } from 'react';
import type { Chosen, Room } from './room';

type SetBot = Extract<Command, { readonly type: 'set-bot' }>;

export interface SeatActions {
  /** The kernel plays the oldest frame that waits at the seat; null: nothing waits there. */
  readonly kernelOnce: (() => void) | null;
  /** The kernel takes a person's seat, or gives it back; null: nobody sits there. */
  readonly handOver: { readonly kind: 'take' | 'return'; readonly act: () => void } | null;
  /** A bot with one misconception plays the seat, or (null) the plain kernel. */
  readonly setBot: ((mistake: SetBot['mistake']) => void) | null;
  /** Asks the student to look at the seat; null: nobody sits there. */
  readonly nudge: { readonly done: boolean; readonly act: () => void } | null;
  readonly remove: ((participantId: string) => void) | null;
  /** The teacher plays the seat; null: does so already. */
  readonly sitIn: (() => void) | null;
  /** The group goes on to its next part; null: it plays frames, or this is the last. */
  readonly goOn: (() => void) | null;
}

const NONE: SeatActions = {
  kernelOnce: null,
  handOver: null,
  setBot: null,
  nudge: null,
  remove: null,
  sitIn: null,
  goOn: null,
};

/** What the teacher can do with the chosen seat now. What cannot be done is not there. */
export function useSeatActions(room: Room, chosen: Chosen | null): SeatActions {
  const [nudged, setNudged] = useState<string | null>(null);
  const cluster = room.view.clusters.find((one) => one.id === chosen?.clusterId);
  if (cluster === undefined || chosen === null || room.view.phase === 'ended') return NONE;
  const seat = cluster.seats.find((one) => one.seat === chosen.seat);
  const { send } = room.live;
  const occupied = seat !== undefined && seat.participantId !== null;
  const byTeacher = seat?.teacher === true;
  const kind = seat?.playedBy === 'person' && !byTeacher ? 'take' : 'return';
  const where = { clusterId: cluster.id, seat: chosen.seat };
  return {
    kernelOnce: kernelOnce(room, cluster, chosen.seat),
    handOver:
      occupied || byTeacher
        ? { kind, act: () => send({ type: kind === 'take' ? 'take-seat' : 'return-seat', ...where }) }
        : null,
    setBot: seat === undefined ? null : (mistake) => send({ type: 'set-bot', ...where, mistake }),
    nudge: occupied
      ? {
          done: nudged === seat.participantId,
          act: () => {
            if (seat.participantId === null) return;
            send({ type: 'nudge', participantId: seat.participantId });
            setNudged(seat.participantId);
          },
        }
      : null,
    remove: occupied ? (participantId) => send({ type: 'remove', participantId }) : null,
    sitIn: seat === undefined ? null : () => send({ type: 'sit-in', ...where }),
    goOn: goOn(room, cluster),
  };
}

function kernelOnce(room: Room, cluster: ClusterView, seat: string): (() => void) | null {
  const wait = cluster.waits.find((one) => one.seat === seat);
  if (wait === undefined || room.view.phase !== 'running') return null;
  return () => room.live.send({ type: 'let-kernel', clusterId: cluster.id, frameId: wait.frameId });
}

function goOn(room: Room, { id: clusterId, activity, part }: ClusterView): (() => void) | null {
  const { index, count, finished } = activity;
  // A play of frames is played out; the other kinds the teacher may leave at any time.
  if ((!finished && part === null) || index + 1 === count || room.view.phase !== 'running') return null;
  return () => room.live.send({ type: 'next-activity', clusterId, index });
}
