import { stateHash } from '@frameplay/engine';
import type { ClusterState } from './cluster/cluster-state.js';
import type { ClassroomState, OpenedClassroom } from './state.js';

/** 16 hex digits over everything that decides the future of the classroom. Equal logs give equal hashes. */
export function classroomHash(state: ClassroomState): string {
  return fnv64(JSON.stringify(state.opened === null ? null : openedText(state.opened)));
}

function openedText({ lesson, seed, solo, mode, phase, participants, clusters }: OpenedClassroom): unknown {
  return [lesson.id, seed, solo, mode, phase, [...participants.values()], clusters.map(clusterText)];
}

function clusterText(cluster: ClusterState): unknown {
  const { id, seats, activityIndex, progress, desk, run, nextFrameId, graded, earned } = cluster;
  return [
    id,
    seats,
    activityIndex,
    progress,
    { ...desk, tables: [...desk.tables], waits: [...desk.waits.values()] },
    nextFrameId,
    graded,
    [...earned],
    [[...run.presented], [...run.asked], [...run.baselines], run.poisoning, run.wires.nextNo],
    [run.running.labRun.stepIndex, run.running.labRun.phase.kind, stateHash(run.running.world)],
  ];
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
