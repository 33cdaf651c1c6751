import { type ClusterState, modeOf } from '../cluster/cluster-state.js';
import type { Desk } from '../cluster/desk.js';
import { seatEvent } from '../cluster/seat-event.js';
import type { ClassroomEvent } from '../event.js';
import type { ClassroomState, OpenedClassroom, Participant } from '../state.js';
import type { LabView } from '../view.js';

/** The whole state told as events, in an order that a view can be built from. */
export function describe(state: ClassroomState): ClassroomEvent[] {
  const { opened } = state;
  if (opened === null) return [];
  return [
    classroomEvent(opened),
    ...[...opened.participants.values()].map(participantEvent),
    ...opened.clusters.flatMap((cluster) => describeCluster(cluster, opened)),
  ];
}

export function classroomEvent(opened: OpenedClassroom): ClassroomEvent {
  const { lesson, phase, mode, solo, experiments, sharing, standIn, steps } = opened;
  const pace = steps === null ? 'free' : 'step';
  const settings = { mode, experiments, sharing, standIn, pace } as const;
  return { type: 'classroom', lessonId: lesson.id, phase, solo: solo !== null, ...settings };
}

export function participantEvent(participant: Participant): ClassroomEvent {
  const { participantId, clusterId, seat, removed, away, late } = participant;
  return { type: 'participant', participantId, clusterId, seat, removed, away, late };
}

/** Begins with `activity`, which clears the desk, and lays everything on it again. */
export function describeCluster(cluster: ClusterState, opened: OpenedClassroom): ClassroomEvent[] {
  const { id: clusterId } = cluster;
  return [
    activityEvent(cluster, opened),
    ...cluster.seats.map((seat) => seatEvent(clusterId, seat)),
    ...describeBots(cluster),
    ...describeFaults(cluster),
    ...(opened.steps === null ? [] : [stepsEvent(cluster, opened)]),
    ...(cluster.kind === 'quiz' ? [] : describeDesk(clusterId, cluster.desk)),
    ...(cluster.kind === 'seat' ? [] : [{ type: 'part' as const, clusterId }]),
    ...cluster.graded,
    ...cluster.results,
    ...cluster.hints,
  ];
}

function describeDesk(clusterId: string, desk: Desk): ClassroomEvent[] {
  return [
    { type: 'clock', clusterId, tUs: desk.tUs },
    ...desk.moves,
    ...desk.console,
    ...[...desk.tables].map(([node, tables]): ClassroomEvent => ({ type: 'tables', clusterId, node, tables })),
    ...(desk.consequence === null ? [] : [{ type: 'consequence' as const, clusterId, consequence: desk.consequence }]),
    ...(desk.storm === null ? [] : [{ type: 'storm' as const, clusterId, ...desk.storm }]),
    ...desk.waits.values(),
    ...desk.proposals.values(),
  ];
}

function describeBots({ id: clusterId, seats }: ClusterState): ClassroomEvent[] {
  return seats.flatMap(({ seat, bot }) => (bot === null ? [] : [{ type: 'bot', clusterId, seat, mistake: bot }]));
}

function describeFaults(cluster: ClusterState): ClassroomEvent[] {
  if (cluster.kind !== 'seat' || cluster.run.faults.length === 0) return [];
  const { faults, undoFault } = cluster.run;
  return [{ type: 'faults', clusterId: cluster.id, faults, mayUndo: undoFault !== null }];
}

export function stepsEvent({ id: clusterId }: ClusterState, { steps }: OpenedClassroom): ClassroomEvent {
  return { type: 'steps', clusterId, left: steps === null ? null : (steps.get(clusterId) ?? 0) };
}

const NO_LAB: LabView = { name: '', nodes: [], links: [], vip: '' };

function activityEvent(cluster: ClusterState, opened: OpenedClassroom): ClassroomEvent {
  const { id: clusterId, activityIndex: index, activity, progress, since } = cluster;
  return {
    type: 'activity',
    clusterId,
    index,
    count: opened.lesson.activities.length,
    id: activity.id,
    kind: activity.kind,
    title: activity.title,
    task: activity.task,
    hintCosts: activity.hints.map(({ cost }) => cost),
    since,
    mode: modeOf(cluster, opened),
    open: cluster.open,
    lab: cluster.kind === 'quiz' ? NO_LAB : cluster.desk.lab,
    finished: progress !== 'playing',
  };
}
