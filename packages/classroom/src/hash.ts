import { stateHash } from '@frameplay/engine';
import type { ClusterState } from './cluster/cluster-state.js';
import type { Desk } from './cluster/desk.js';
import type { StopState } from './cluster/predict/predict-state.js';
import type { ClassroomState, OpenedClassroom } from './state.js';

/** 16 hex digits over everything that decides the future of the classroom. Equal logs give equal hashes. */
export function classroomHash(state: ClassroomState): string {
  return fnv64(JSON.stringify(state.opened === null ? null : openedText(state.opened)));
}

function openedText({
  lesson,
  seed,
  solo,
  mode,
  experiments,
  sharing,
  standIn,
  steps,
  phase,
  participants,
  clusters,
}: OpenedClassroom): unknown {
  const pace = steps === null ? null : [...steps];
  const people = [...participants.values()];
  const settings = [mode, experiments, sharing, standIn, pace];
  return [lesson.id, seed, solo, ...settings, phase, people, clusters.map(clusterText)];
}

function clusterText(cluster: ClusterState): unknown {
  const { id, seats, mode, open, activityIndex, since, values, progress, nextFrameId, graded, results, hints, earned } =
    cluster;
  return [
    ...[
      id,
      seats,
      mode,
      open,
      activityIndex,
      since,
      values,
      progress,
      nextFrameId,
      graded,
      results,
      hints,
      [...earned],
    ],
    ...(cluster.kind === 'quiz' ? [] : [deskText(cluster.desk), stateHash(cluster.run.running.world)]),
    ownText(cluster),
  ];
}

function deskText(desk: Desk): unknown {
  return {
    ...desk,
    tables: [...desk.tables],
    waits: [...desk.waits.values()],
    proposals: [...desk.proposals.values()],
  };
}

function ownText(cluster: ClusterState): unknown {
  switch (cluster.kind) {
    case 'seat': {
      const { presented, asked, baselines, poisoning, faults, wires, running } = cluster.run;
      const { stepIndex, phase } = running.labRun;
      return [[...presented], [...asked], [...baselines], poisoning, faults, wires.nextNo, stepIndex, phase.kind];
    }
    case 'predict':
      return [cluster.predict.shown, cluster.predict.stops.map(plainStop)];
    case 'lab': {
      const { base: _base, run, checkpoints: _checkpoints, ...rest } = cluster.lab;
      return [rest, run.stepIndex, cluster.run.wires.nextNo];
    }
    case 'quiz':
      return [...cluster.quiz.sheets];
  }
}

function plainStop({ keys, sheets, ...rest }: StopState): unknown {
  return { ...rest, keys: [...keys], sheets: [...sheets].map(([id, rounds]) => [id, [...rounds]]) };
}

const PRIME = 0x0100_0193;
const OFFSETS = [0x811c_9dc5, 0x050c_5d1f] as const;

/** Two FNV-1a hashes with different offsets, over UTF-16 code units. */
function fnv64(text: string): string {
  return OFFSETS.map((offset) => {
    let hash: number = offset;
    for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), PRIME);
    return (hash >>> 0).toString(16).padStart(8, '0');
  }).join('');
}
