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
  /** Two people to a seat, once every seat has one. */
  sharing: boolean;
  /** The kernel plays for people who are away. */
  standIn: boolean;
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
  /** The connection is gone for a while. Told by the product where it matters: at a shared seat, and where the kernel stands in. */
  away: boolean;
  /** How often `away` was told. */
  told: number;
  /** Came when the group was under way, and has neither taken the seat yet nor chosen to look on first. */
  late: boolean;
  /** The seat that somebody had who was removed. */
  left: { readonly clusterId: string; readonly seat: string } | null;
}

export function emptyClassroom(): ClassroomState {
  return { opened: null };
}
