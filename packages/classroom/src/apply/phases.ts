import { closeActivity } from '../cluster/close-activity.js';
import { modeOf } from '../cluster/cluster-state.js';
import { playOn, settle } from '../cluster/play.js';
import type { Turn } from '../cluster/turn.js';
import type { Actor, Mode, Refusal } from '../command.js';
import { classroomEvent, describeCluster } from '../project/describe.js';
import { ALREADY_STARTED, NOT_PAUSED, NOT_RUNNING, ONLY_TEACHER } from '../refuse/refuse.js';
import { unknownCluster } from '../refuse/refuse-activity.js';
import { standInEverywhere } from './presence.js';

export function startClassroom(turn: Turn): Refusal | null {
  const { opened } = turn;
  if (opened.phase !== 'lobby') return ALREADY_STARTED;
  opened.phase = 'running';
  turn.events.push(classroomEvent(opened));
  beginRunning(turn);
  standInEverywhere(turn);
  return null;
}

export function beginRunning(turn: Turn): void {
  for (const cluster of turn.opened.clusters) playOn(cluster, turn);
}

export function pauseClassroom(turn: Turn): Refusal | null {
  const { opened } = turn;
  if (opened.phase !== 'running') return NOT_RUNNING;
  opened.phase = 'paused';
  turn.events.push(classroomEvent(opened));
  return null;
}

export function resumeClassroom(turn: Turn): Refusal | null {
  const { opened } = turn;
  if (opened.phase !== 'paused') return NOT_PAUSED;
  opened.phase = 'running';
  turn.events.push(classroomEvent(opened));
  beginRunning(turn);
  return null;
}

/** Counts for the decisions that come; what is graded keeps the mode it was decided in. */
export function setMode(mode: Mode, clusterId: string | undefined, turn: Turn): Refusal | null {
  const { opened, events } = turn;
  const meant = opened.clusters.filter(({ id }) => clusterId === undefined || id === clusterId);
  if (clusterId !== undefined && meant.length === 0) return unknownCluster(clusterId);
  const changed = meant.filter((cluster) => modeOf(cluster, opened) !== mode);
  for (const cluster of meant) cluster.mode = clusterId === undefined ? null : mode;
  if (clusterId === undefined && opened.mode !== mode) {
    opened.mode = mode;
    events.push(classroomEvent(opened));
  }
  // What the mode opens or closes (tables, the consequence) is told anew.
  for (const cluster of changed) {
    if (opened.phase !== 'lobby') settle(cluster, turn);
    events.push(...describeCluster(cluster, opened));
  }
  return null;
}

/** The teacher ends; alone, the student may. Everything of the own cluster is open from now on, so it is told anew. */
export function endClassroom(actor: Actor, turn: Turn): Refusal | null {
  const { opened, events } = turn;
  if (actor.role === 'student' && opened.solo?.participantId !== actor.id) return ONLY_TEACHER;
  opened.phase = 'ended';
  events.push(classroomEvent(opened));
  for (const cluster of opened.clusters) {
    closeActivity(cluster, turn);
    events.push(...describeCluster(cluster, opened));
  }
  return null;
}
