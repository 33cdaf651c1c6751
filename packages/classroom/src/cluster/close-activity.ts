import type { Actor } from '../command.js';
import { gradeAnswer } from '../question/grade-answer.js';
import type { ClusterState, LabCluster } from './cluster-state.js';
import { standingStop } from './predict/predict-state.js';
import { closeStop, talliesAt } from './predict/reveal.js';
import type { Turn } from './turn.js';

/** Nothing more is asked here: what was answered and not revealed yet is graded, and no frame waits any longer. */
export function closeActivity(cluster: ClusterState, turn: Turn): void {
  if (cluster.kind === 'seat') {
    cluster.desk.waits.clear();
    cluster.desk.proposals.clear();
    return;
  }
  if (cluster.kind === 'lab') tellCause(cluster);
  if (cluster.kind !== 'predict') return;
  const stop = standingStop(cluster.predict);
  if (stop !== null) closeStop(cluster, stop, talliesAt(stop.id, [cluster]), turn);
}

/** It will not be tried again, so the right cause may be told. */
function tellCause({ activity, lab }: LabCluster): void {
  const { cause } = activity;
  if (cause === null || lab.last === null || lab.last.cause === null) return;
  lab.last = { ...lab.last, cause: gradeAnswer(cause, lab.causeKey, lab.last.cause.got, true) };
}

/** Before it is over: the teacher leaves anything but frames that wait; a group leaves a repair that it has tried. */
export function mayLeave(cluster: ClusterState, actor: Actor): boolean {
  if (cluster.kind === 'seat') return false;
  return actor.role !== 'student' || (cluster.kind === 'lab' && cluster.lab.attempts > 0);
}
