import { gradedFrame } from './apply/decide.js';
import { waitingById } from './cluster/waits.js';
import type { Decision } from './decision.js';
import { rightDecision } from './grade/right-decision.js';
import type { ClassroomState } from './state.js';

/** The right answer about a waiting frame. For tests, bots and the lessons' own check; never on a way to a student. */
export function kernelDecision(state: ClassroomState, clusterId: string, frameId: number): Decision | null {
  const cluster = state.opened?.clusters.find(({ id }) => id === clusterId);
  if (cluster?.kind !== 'seat') return null;
  const wait = cluster.desk.waits.get(frameId);
  const waiting = waitingById(cluster, frameId);
  if (wait === undefined || waiting === null) return null;
  return rightDecision(gradedFrame(cluster, waiting), wait.question);
}
