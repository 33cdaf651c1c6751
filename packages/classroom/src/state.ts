import type { ClusterState } from './cluster/cluster-state.js';
import type { Mode } from './command.js';
import type { Lesson } from './lesson/lesson.js';
import type { Truth } from './truth/truth.js';
import type { Phase } from './view.js';

/** One classroom as the log makes it. Owned and mutated by applyEntry; everybody else only reads. */
export interface ClassroomState {
  /** null until the first entry, `open`, was applied. */
  opened: OpenedClassroom | null;
}

export interface OpenedClassroom {
  readonly lesson: Lesson;
  readonly seed: number;
  readonly solo: { readonly participantId: string; readonly seat: string } | null;
  mode: Mode;
  /** Students may run the world in which their mistake is the rule. */
  experiments: boolean;
  /** By step: frames that a group may still decide, by cluster; null: the pace is free. */
  steps: Map<string, number> | null;
  phase: Phase;
  /** In the order in which they joined; a removed participant stays listed, so that grades keep their owner. */
  readonly participants: Map<string, Participant>;
  readonly clusters: ClusterState[];
  /** True runs of the activities that the whole class has in common, by index. A cache: they follow from lesson and seed. */
  readonly truths: Map<number, Truth>;
}

export interface Participant {
  readonly participantId: string;
  clusterId: string | null;
  seat: string | null;
  removed: boolean;
}

export function emptyClassroom(): ClassroomState {
  return { opened: null };
}
