import type { Score } from '@frameplay/protocol';

type Sum = Score;

export const NO_SCORE: Score = { firstRight: 0, firstTotal: 0, bestRight: 0, bestTotal: 0, frames: 0, decisions: 0 };

export function total(scores: readonly Sum[]): Score {
  return scores.reduce(
    (sum, one) => ({
      firstRight: sum.firstRight + one.firstRight,
      firstTotal: sum.firstTotal + one.firstTotal,
      bestRight: sum.bestRight + one.bestRight,
      bestTotal: sum.bestTotal + one.bestTotal,
      frames: sum.frames + one.frames,
      decisions: sum.decisions + one.decisions,
    }),
    NO_SCORE,
  );
}
