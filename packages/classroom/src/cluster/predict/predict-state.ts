import type { Answers, GivenFrameView, TallyView } from '../../part-view.js';
import type { Truth } from '../../truth/truth.js';

/** What a group predicted, and how far the network has moved. */
export interface PredictState {
  /** One instance for the whole class, so that its answers can be counted together. */
  readonly truth: Truth;
  /** Stops that were reached, in order; the last one is asked unless all are over. */
  readonly stops: StopState[];
  /** Events of the true run that the desk has shown. */
  shown: number;
  /** Steps of which the terminals have shown the command, and what it came to. */
  commandsShown: number;
  resultsShown: number;
}

export interface StopState {
  readonly id: string;
  readonly given: GivenFrameView | null;
  /** Right answers by question id; null: the network cannot tell. They leave only through the view of a revealed stop. */
  readonly keys: ReadonlyMap<string, string | null>;
  round: number;
  /** ISO time since which this round is asked. */
  since: string;
  revealed: boolean;
  /** Everybody's canonical answers, by participant, then round. */
  readonly sheets: Map<string, Map<number, Answers>>;
  /** What everybody of this group may see after the reveal. */
  tallies: readonly TallyView[];
}

export const ROUNDS_MAX = 2;

/** The stop at which the network stands; null: all were revealed. */
export function standingStop({ stops }: PredictState): StopState | null {
  const last = stops.at(-1);
  return last === undefined || last.revealed ? null : last;
}
