import type { ClassroomView, ClusterView } from '@frameplay/classroom';
import type { LiveState } from '@/lib/live';

/** A student in a group that is at something other than frames: what all these desks draw, picked from the live state. */
export interface Room {
  readonly live: LiveState;
  readonly view: ClassroomView;
  readonly cluster: ClusterView;
  readonly participantId: string;
}

/** null while the student is in no running group, or the group plays frames. */
export function roomOf(live: LiveState): Room | null {
  const { view } = live;
  const cluster = view?.clusters.find((one) => one.id === view.me?.clusterId);
  if (view == null || view.me === null || cluster === undefined || cluster.part === null) return null;
  return { live, view, cluster, participantId: view.me.participantId };
}

/** Is such a command on its way to the server? */
export function isUnderWay({ live }: Room, type: LiveState['pending'][number]['command']['type']): boolean {
  return live.pending.some(({ command }) => command.type === type);
}
