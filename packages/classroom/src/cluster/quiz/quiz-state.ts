import type { Answers } from '../../part-view.js';

export interface QuizState {
  /** What each participant handed in, try by try. */
  readonly sheets: Map<string, Answers[]>;
}
