import type { ClassroomView, ClusterView, DeviceTables, SeatView, WaitView } from '@frameplay/classroom';
import type { LiveState } from '@/lib/live';
import { type NodeView, nodeOf } from '@/ui';

/** A student at a seat: everything that the desk draws, picked from the live state. */
export interface Scene {
  readonly live: LiveState;
  readonly view: ClassroomView;
  readonly cluster: ClusterView;
  readonly node: NodeView;
  readonly seat: SeatView;
  readonly tables: DeviceTables | undefined;
  /** Frames at this seat in order of arrival. */
  readonly inbox: readonly WaitView[];
}

/** The own group, also at an activity whose network has no device of the own seat, or no network at all. */
export function ownCluster({ view }: LiveState): ClusterView | null {
  return view?.clusters.find((one) => one.id === view.me?.clusterId) ?? null;
}

/** null while the student has no seat in a running cluster, and where its network has no such device. */
export function sceneOf(live: LiveState): Scene | null {
  const me = live.view?.me;
  return me == null || me.clusterId === null || me.seat === null ? null : sceneAt(live, me.clusterId, me.seat);
}

/** The desk of one seat of one group, as whoever looks may see it. */
export function sceneAt(live: LiveState, clusterId: string, seatName: string): Scene | null {
  const { view } = live;
  const cluster = view?.clusters.find((one) => one.id === clusterId);
  if (view == null || cluster === undefined) return null;
  const node = nodeOf(cluster.lab, seatName);
  if (node === null) return null;
  return {
    live,
    view,
    cluster,
    node,
    seat: cluster.seats.find(({ seat }) => seat === seatName) ?? {
      seat: seatName,
      participantId: null,
      playedBy: 'person',
    },
    tables: cluster.tables[seatName],
    inbox: cluster.waits.filter((wait) => wait.seat === seatName && wait.frame !== null && wait.question !== null),
  };
}

/** The frame whose decision is on its way to the server. */
export function isSending(live: LiveState, frameId: number): boolean {
  return live.pending.some(
    ({ command }) => (command.type === 'decide' || command.type === 'let-kernel') && command.frameId === frameId,
  );
}
