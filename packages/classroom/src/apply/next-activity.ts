import { closeActivity, mayLeave } from '../cluster/close-activity.js';
import { peopleAt } from '../cluster/pair.js';
import { playOn, startNext } from '../cluster/play.js';
import type { Turn } from '../cluster/turn.js';
import type { Actor, Command, Refusal } from '../command.js';
import { NOT_OVER, NOT_RUNNING, PAUSED, unknownSeat } from '../refuse/refuse.js';

type NextActivity = Extract<Command, { readonly type: 'next-activity' }>;

/** Anyone of the cluster goes on for all of it, and the teacher may. Whoever comes second finds it done and is not refused. */
export function nextActivity(actor: Actor, { clusterId, index }: NextActivity, turn: Turn): Refusal | null {
  const { opened } = turn;
  if (opened.phase === 'paused') return PAUSED;
  if (opened.phase !== 'running') return NOT_RUNNING;
  const cluster = opened.clusters.find(({ id }) => id === clusterId);
  const isAllowed = actor.role !== 'student' || cluster?.seats.some((seat) => peopleAt(seat).includes(actor.id));
  if (cluster === undefined || isAllowed !== true) return unknownSeat(clusterId);
  if (index < cluster.activityIndex) return null;
  const isLast = cluster.activityIndex + 1 === opened.lesson.activities.length;
  const mayGo = cluster.progress === 'resting' || mayLeave(cluster, actor);
  if (index > cluster.activityIndex || isLast || !mayGo) return NOT_OVER;
  closeActivity(cluster, turn);
  playOn(startNext(cluster, turn), turn);
  return null;
}
