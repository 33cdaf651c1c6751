import type { SeatActivity } from '../lesson/activity.js';
import type { ClusterRun } from './cluster-run.js';
import type { Desk, GradedEvent, SeatState } from './desk.js';

/** `resting`: the activity has ended, and what it came to stays on the desk until somebody goes on. `finished`: the last one has. */
export type Progress = 'playing' | 'resting' | 'finished';

export interface ClusterState {
  /** `A`, `B`, ..., `Z`, `AA`, ... */
  readonly id: string;
  readonly index: number;
  readonly seats: SeatState[];
  activityIndex: number;
  activity: SeatActivity;
  progress: Progress;
  desk: Desk;
  run: ClusterRun;
  /** Frame ids never come twice in a cluster, whatever the activity. */
  nextFrameId: number;
  /** All of this cluster, over all activities. */
  readonly graded: GradedEvent[];
  /** How often a participant got a kind of decision right at first try; by `participant kind`. */
  readonly earned: Map<string, number>;
}

export function seatOf(cluster: ClusterState, seat: string): SeatState | null {
  return cluster.seats.find((entry) => entry.seat === seat) ?? null;
}
