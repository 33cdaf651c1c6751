import type { ClusterState } from '../cluster/cluster-state.js';
import type { ClassroomEvent } from '../event.js';
import type { ClassroomState, OpenedClassroom, Participant } from '../state.js';

/** The whole state told as events, in an order that a view can be built from. */
export function describe(state: ClassroomState): ClassroomEvent[] {
  const { opened } = state;
  if (opened === null) return [];
  const participants = [...opened.participants.values()].filter(({ removed }) => !removed);
  return [
    classroomEvent(opened),
    ...participants.map(participantEvent),
    ...opened.clusters.flatMap((cluster) => describeCluster(cluster, opened)),
  ];
}

export function classroomEvent(opened: OpenedClassroom): ClassroomEvent {
  const { lesson, phase, mode, solo } = opened;
  return { type: 'classroom', lessonId: lesson.id, phase, mode, solo: solo !== null };
}

export function participantEvent(participant: Participant): ClassroomEvent {
  const { participantId, clusterId, seat, removed } = participant;
  return { type: 'participant', participantId, clusterId, seat, removed };
}

/** Begins with `activity`, which clears the desk, and lays everything on it again. */
export function describeCluster(cluster: ClusterState, opened: OpenedClassroom): ClassroomEvent[] {
  const { id: clusterId, desk } = cluster;
  return [
    activityEvent(cluster, opened),
    ...cluster.seats.map(
      ({ seat, participantId, playedBy }): ClassroomEvent => ({
        type: 'seat',
        clusterId,
        seat,
        participantId,
        playedBy,
      }),
    ),
    { type: 'clock', clusterId, tUs: desk.tUs },
    ...desk.moves,
    ...desk.console,
    ...[...desk.tables].map(([node, tables]): ClassroomEvent => ({ type: 'tables', clusterId, node, tables })),
    ...(desk.consequence === null ? [] : [{ type: 'consequence' as const, clusterId, consequence: desk.consequence }]),
    ...(desk.storm === null ? [] : [{ type: 'storm' as const, clusterId, ...desk.storm }]),
    ...desk.waits.values(),
    ...cluster.graded,
  ];
}

function activityEvent(cluster: ClusterState, opened: OpenedClassroom): ClassroomEvent {
  const { id: clusterId, activityIndex: index, activity, progress, desk } = cluster;
  const count = opened.lesson.activities.length;
  return {
    type: 'activity',
    clusterId,
    index,
    count,
    title: activity.title,
    lab: desk.lab,
    finished: progress !== 'playing',
  };
}
