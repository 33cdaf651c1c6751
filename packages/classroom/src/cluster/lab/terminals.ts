import type { LabActivity } from '../../lesson/activity.js';
import type { OpenedClassroom } from '../../state.js';
import type { LabCluster } from '../cluster-state.js';
import { peopleAt } from '../pair.js';

/** Whose terminal it is: the person's whose seat the node is; null: anybody's of the group. Alone all are one's own. */
export function holderOf(cluster: LabCluster, node: string, opened: OpenedClassroom): string | null {
  if (opened.solo !== null) return null;
  return cluster.seats.find(({ seat }) => seat === node)?.participantId ?? null;
}

export function mayUse(cluster: LabCluster, node: string, participantId: string, opened: OpenedClassroom): boolean {
  if (!cluster.activity.terminals.includes(node)) return false;
  if (holderOf(cluster, node, opened) === null) return true;
  return cluster.seats.some((seat) => seat.seat === node && peopleAt(seat).includes(participantId));
}

/** Looking is paid for, so nothing may be seen for nothing. */
export function looksCost({ budget }: LabActivity): boolean {
  return budget !== null;
}
