import type { ClusterState } from '../cluster/cluster-state.js';
import type { Turn } from '../cluster/turn.js';
import type { Pace, Refusal } from '../command.js';
import { classroomEvent, stepsEvent } from '../project/describe.js';
import { BY_STEP, NOT_BY_STEP } from '../refuse/refuse.js';
import { unknownCluster } from '../refuse/refuse-activity.js';

/** By step: in each group nothing moves until the teacher says so, and then one frame. */
export function setPace(pace: Pace, turn: Turn): Refusal | null {
  const { opened, events } = turn;
  if ((opened.steps === null) === (pace === 'free')) return null;
  opened.steps = pace === 'free' ? null : new Map();
  events.push(classroomEvent(opened), ...opened.clusters.map((cluster) => stepsEvent(cluster, opened)));
  return null;
}

/** One more frame may be decided, in one group or (null) in each. Steps do not add up. */
export function step(clusterId: string | null, { opened, events }: Turn): Refusal | null {
  const { steps } = opened;
  if (steps === null) return NOT_BY_STEP;
  const meant = opened.clusters.filter(({ id }) => clusterId === null || id === clusterId);
  if (clusterId !== null && meant.length === 0) return unknownCluster(clusterId);
  for (const cluster of meant) {
    steps.set(cluster.id, 1);
    events.push(stepsEvent(cluster, opened));
  }
  return null;
}

/** A student may decide now; else why not. */
export function waitsForStep({ id }: ClusterState, { opened }: Turn): Refusal | null {
  return opened.steps === null || (opened.steps.get(id) ?? 0) > 0 ? null : BY_STEP;
}

/** A frame has moved on by a student's word. */
export function useStep(cluster: ClusterState, { opened, events }: Turn): void {
  if (opened.steps === null) return;
  opened.steps.set(cluster.id, 0);
  events.push(stepsEvent(cluster, opened));
}
