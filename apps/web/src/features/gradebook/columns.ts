import type { DecisionRow, GradebookRow, Score } from '@frameplay/protocol';

export type Counting = 'first' | 'best';

/** null stands for all activities together. */
export type Column = number | null;

/** The cell whose decisions are shown. */
export interface Picked {
  readonly participantId: string;
  readonly column: Column;
}

export interface Counted {
  readonly right: number;
  readonly total: number;
}

/** A student's fields of one activity, over all seats played in it; null: nothing decided yet. */
export function countOf(row: GradebookRow, column: Column, counting: Counting): Counted | null {
  const scores =
    column === null
      ? [row.score]
      : row.activities.filter((one) => one.activityIndex === column).map((one) => one.score);
  const sum = scores.map((score) => counted(score, counting)).reduce(add, { right: 0, total: 0 });
  return sum.total === 0 ? null : sum;
}

export function decisionsOf(row: GradebookRow, column: Column): readonly DecisionRow[] {
  return row.decisions.filter((one) => column === null || one.graded.activityIndex === column);
}

function counted(score: Score, counting: Counting): Counted {
  return counting === 'first'
    ? { right: score.firstRight, total: score.firstTotal }
    : { right: score.bestRight, total: score.bestTotal };
}

function add(a: Counted, b: Counted): Counted {
  return { right: a.right + b.right, total: a.total + b.total };
}
