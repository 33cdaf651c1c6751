import type { Activity } from './lesson/activity.js';
import type { ResultView } from './part-view.js';

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

/** The concept checks of one unit: who took the one before and the one after, and what they have learned. */
export interface UnitGain {
  readonly unit: number;
  readonly people: readonly (BeforeAfter & { readonly participantId: string; readonly gain: number | null })[];
  /** Of all of them together; null: nobody took both, or nothing was missing. */
  readonly gain: number | null;
}

type Taken = Pick<ResultView, 'participantId' | 'activityIndex' | 'kind' | 'attempt' | 'points' | 'outOf'>;

/** First tries count. The first concept check of a unit in the lesson is the one before, the last the one after. */
export function unitGains(activities: readonly Activity[], results: readonly Taken[]): readonly UnitGain[] {
  const checks = activities.flatMap((activity, index) =>
    activity.kind === 'quiz' && activity.check !== null ? [{ unit: activity.check.unit, index }] : [],
  );
  const first = results.filter(({ kind, attempt, outOf }) => kind === 'quiz' && attempt === 1 && outOf > 0);
  return [...new Set(checks.map(({ unit }) => unit))].flatMap((unit) => {
    const own = checks.filter((check) => check.unit === unit);
    const [before, after] = [own[0], own.at(-1)];
    return before === undefined || after === undefined || before === after
      ? []
      : [gainOf(unit, sharesOf(first, before.index), sharesOf(first, after.index))];
  });
}

function sharesOf(results: readonly Taken[], activityIndex: number): ReadonlyMap<string, number> {
  const taken = results.filter((result) => result.activityIndex === activityIndex);
  return new Map(taken.map(({ participantId, points, outOf }) => [participantId, points / outOf]));
}

function gainOf(unit: number, before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): UnitGain {
  const people = [...before].flatMap(([participantId, share]) => {
    const later = after.get(participantId);
    if (later === undefined) return [];
    const pair = { before: share, after: later };
    return [{ participantId, ...pair, gain: normalisedGain(pair) }];
  });
  return { unit, people, gain: classGain(people) };
}
