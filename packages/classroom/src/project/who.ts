import { type ClusterState, modeOf } from '../cluster/cluster-state.js';
import type { ClassroomState } from '../state.js';
import type { Viewer } from '../view.js';
import { mayLookFreely } from './part-view-of.js';

/** Where a student sits now; null for a teacher, a stranger, and someone who was removed. */
export function placeOf(state: ClassroomState, viewer: Viewer): { clusterId: string; seat: string } | null {
  if (viewer.role !== 'student') return null;
  const participant = state.opened?.participants.get(viewer.participantId);
  if (participant === undefined || participant.removed) return null;
  const { clusterId, seat } = participant;
  return clusterId === null || seat === null ? null : { clusterId, seat };
}

export function clusterOf(state: ClassroomState, clusterId: string): ClusterState | null {
  return state.opened?.clusters.find((cluster) => cluster.id === clusterId) ?? null;
}

/** Does this viewer get the events of this cluster at all? */
export function isInside(state: ClassroomState, viewer: Viewer, clusterId: string): boolean {
  return viewer.role === 'teacher' || placeOf(state, viewer)?.clusterId === clusterId;
}

/** Everything of the cluster is open: for the teacher, by the teacher's word, after the end, alone when the activity is over, when a consequence opened it, and for predicting. */
export function isOpen(state: ClassroomState, viewer: Viewer, clusterId: string): boolean {
  if (viewer.role === 'teacher') return true;
  const { opened } = state;
  if (opened === null || !isInside(state, viewer, clusterId)) return false;
  if (opened.phase === 'ended') return true;
  const cluster = clusterOf(state, clusterId);
  if (cluster === null) return false;
  if (cluster.open && cluster.kind !== 'lab') return true;
  if (opened.solo !== null && cluster.progress !== 'playing') return true;
  switch (cluster.kind) {
    case 'seat':
      return modeOf(cluster, opened) === 'consequence' && cluster.desk.opened;
    case 'predict':
      // Whoever predicts watches the whole network: what has happened is no secret, only what comes.
      return true;
    case 'lab':
      // Whoever is alone has every terminal. Where looks cost, nobody looks for nothing.
      return (opened.solo !== null || cluster.open) && mayLookFreely(cluster);
    case 'quiz':
      return false;
  }
}
