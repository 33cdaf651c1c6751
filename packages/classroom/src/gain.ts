/** Parts of what could be reached, from 0 to 1, before and after a unit. */
export interface BeforeAfter {
  readonly before: number;
  readonly after: number;
}

/**
 * Normalised gain: how much of what was missing before has been learned (R. Hake, American Journal of Physics 66, 1998).
 * 1: all of it; 0: nothing; below 0: less than before. null: nothing was missing.
 */
export function normalisedGain({ before, after }: BeforeAfter): number | null {
  return before >= 1 ? null : (after - before) / (1 - before);
}

/** Of a class: the gain of its averages, as Hake's; whoever took only one of the two checks is not in it. */
export function classGain(pairs: readonly BeforeAfter[]): number | null {
  if (pairs.length === 0) return null;
  const mean = (of: (pair: BeforeAfter) => number): number =>
    pairs.reduce((sum, pair) => sum + of(pair), 0) / pairs.length;
  return normalisedGain({ before: mean(({ before }) => before), after: mean(({ after }) => after) });
}
