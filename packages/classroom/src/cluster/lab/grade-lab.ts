import type { LabActivity } from '../../lesson/activity.js';
import type { AnsweredView, CheckedView, GradePart } from '../../part-view.js';

/** What an incident's grade is made of, in percent; the only place. */
const INCIDENT_PARTS = { cause: 30, working: 40, collateral: 15, looks: 15 } as const;
/** So much of the budget may be spent at no loss: nobody finds a cause without a look. */
const FREE_SHARE = 0.5;

type Checks = CheckedView['checks'];
type Part = CheckedView['parts'][number];
type Graded = Pick<CheckedView, 'parts' | 'points' | 'outOf'>;

/**
 * A lab's grade is the points of its checks. An incident's is right cause, what works again, nothing else broken, few
 * looks; the last two are worth as much as what works, so that doing nothing earns nothing.
 */
export function gradeLab(activity: LabActivity, checks: Checks, cause: AnsweredView | null, spent: number): Graded {
  const { budget } = activity;
  if (budget === null) return plain(checks, cause);
  const working = ratio(checks.filter(({ collateral }) => !collateral));
  const left = checks.filter(({ collateral }) => collateral);
  const shares: readonly (readonly [GradePart, number, number])[] = [
    ...(cause === null ? [] : [['cause', INCIDENT_PARTS.cause, cause.right ? 1 : 0] as const]),
    ['working', INCIDENT_PARTS.working, working],
    ...(left.length === 0 ? [] : [['collateral', INCIDENT_PARTS.collateral, ratio(left) * working] as const]),
    ['looks', INCIDENT_PARTS.looks, frugality(spent, budget.points) * working],
  ];
  const whole = shares.reduce((sum, [, weight]) => sum + weight, 0);
  const parts = shares.map(([part, weight, reached]): Part => {
    const outOf = Math.round((weight * 100) / whole);
    return { part, percent: Math.round(outOf * reached), outOf };
  });
  const sum = (of: 'percent' | 'outOf'): number => parts.reduce((total, part) => total + part[of], 0);
  return { parts, points: sum('percent'), outOf: sum('outOf') };
}

function plain(checks: Checks, cause: AnsweredView | null): Graded {
  const points = sumOf(checks, 'points') + (cause?.points ?? 0);
  const outOf = sumOf(checks, 'outOf') + (cause?.outOf ?? 0);
  const percent = outOf === 0 ? 0 : Math.round((points * 100) / outOf);
  return { parts: [{ part: 'checks', percent, outOf: 100 }], points, outOf };
}

function sumOf(checks: Checks, of: 'points' | 'outOf'): number {
  return checks.reduce((sum, check) => sum + check[of], 0);
}

function ratio(checks: Checks): number {
  const outOf = sumOf(checks, 'outOf');
  return outOf === 0 ? 1 : sumOf(checks, 'points') / outOf;
}

/** 1 until the free share is spent, then down to 0 when nothing of the budget is left. */
function frugality(spent: number, budget: number): number {
  const free = budget * FREE_SHARE;
  return spent <= free ? 1 : Math.max(0, 1 - (spent - free) / (budget - free));
}
