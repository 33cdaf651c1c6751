import type { Mode } from '../command.js';
import type { LabActivity, PredictActivity, QuizActivity, SeatActivity } from '../lesson/activity.js';
import type { ClusterRun } from './cluster-run.js';
import type { Desk, GradedEvent, HintEvent, ResultEvent, SeatState } from './desk.js';
import type { LabState } from './lab/lab-state.js';
import type { PredictState } from './predict/predict-state.js';
import type { QuizState } from './quiz/quiz-state.js';
import type { StageRun } from './stage-run.js';

/** `resting`: the activity has ended, and what it came to stays on the desk until somebody goes on. `finished`: the last one has. */
export type Progress = 'playing' | 'resting' | 'finished';

/** A group, or a student alone, at one activity. The next activity is a new object in the same place of the classroom's list. */
export type ClusterState = SeatCluster | PredictCluster | LabCluster | QuizCluster;

/** What a cluster keeps from one activity to the next. */
export interface ClusterBase {
  /** `A`, `B`, ..., `Z`, `AA`, ... */
  readonly id: string;
  readonly index: number;
  readonly seats: SeatState[];
  /** Set for this group alone; null: as the class. */
  mode: Mode | null;
  /** The teacher has opened the whole network to the group. */
  open: boolean;
  /** Frame ids never come twice in a cluster, whatever the activity. */
  nextFrameId: number;
  /** All of this cluster, over all activities. */
  readonly graded: GradedEvent[];
  /** What was graded and is no decision about a frame; over all activities. */
  readonly results: ResultEvent[];
  /** Opened so far, over all activities. */
  readonly hints: HintEvent[];
  /** How often a participant got a kind of decision right at first try; by `participant kind`. */
  readonly earned: Map<string, number>;
}

interface AtActivity extends ClusterBase {
  readonly activityIndex: number;
  /** ISO time of the log entry by which the activity began. */
  readonly since: string;
  /** What was drawn for this instance of the activity: name -> value. */
  readonly values: Readonly<Record<string, string>>;
  progress: Progress;
}

export interface SeatCluster extends AtActivity {
  readonly kind: 'seat';
  readonly activity: SeatActivity;
  readonly desk: Desk;
  readonly run: ClusterRun;
}

export interface PredictCluster extends AtActivity {
  readonly kind: 'predict';
  readonly activity: PredictActivity;
  readonly desk: Desk;
  readonly run: StageRun;
  readonly predict: PredictState;
}

export interface LabCluster extends AtActivity {
  readonly kind: 'lab';
  readonly activity: LabActivity;
  readonly desk: Desk;
  readonly run: StageRun;
  readonly lab: LabState;
}

export interface QuizCluster extends AtActivity {
  readonly kind: 'quiz';
  readonly activity: QuizActivity;
  readonly quiz: QuizState;
}

export function seatOf(cluster: ClusterState, seat: string): SeatState | null {
  return cluster.seats.find((entry) => entry.seat === seat) ?? null;
}

export function modeOf(cluster: ClusterState, opened: { readonly mode: Mode }): Mode {
  return cluster.mode ?? opened.mode;
}
