import type { LabRun } from '@frameplay/lab';
import type { CheckedView, TypedLineView } from '../../part-view.js';

/** Terminals of a group: one world, in which whatever is typed happens in the order of the log. */
export interface LabState {
  /** What the lab's steps left; nobody moves it on. */
  readonly base: LabRun;
  /** Right answer to the question for the cause; null: none is asked. */
  readonly causeKey: string | null;
  /** The run after all lines. */
  run: LabRun;
  /** Typed so far, without what was undone. */
  readonly lines: TypedLineView[];
  /** Runs as they stood after so many lines, for undo: every CHECKPOINT_LINES-th, and the last few. */
  readonly checkpoints: Map<number, LabRun>;
  undone: number;
  resets: number;
  /** Points of the budget; looks stay paid when they are undone. */
  spent: number;
  /** Lines and frames that all of this has cost so far, also of what was undone: the budget that keeps a replay of the log short. */
  work: number;
  attempts: number;
  last: CheckedView | null;
  best: { readonly points: number; readonly outOf: number } | null;
}
