import type { GradedView, ResultView } from '@frameplay/classroom';

/** One row of the table `attempt`. At predict, lab and quiz the sums are points; `frames` counts items, `decisions` tries. */
export interface AttemptRow {
  readonly participantId: string;
  readonly seat: string;
  readonly activity: number;
  readonly kind: 'seat' | 'predict' | 'lab' | 'quiz';
  readonly firstRight: number;
  readonly firstTotal: number;
  readonly bestRight: number;
  readonly bestTotal: number;
  readonly frames: number;
  readonly decisions: number;
  /** Percent of the activity's points that opened hints cost. */
  readonly hintCost: number;
}

interface Mark {
  readonly right: number;
  readonly total: number;
}

interface Tally {
  readonly of: Pick<AttemptRow, 'participantId' | 'seat' | 'activity'>;
  kind: AttemptRow['kind'];
  readonly frames: Map<string, { readonly first: Mark; best: Mark }>;
  decisions: number;
  hintCost: number;
}

export type SumsKey = string;

const PERCENT_MAX = 100;

/** Each student's sums at each seat in each activity, from all decisions and results of the classroom in their order. */
export class Sums {
  readonly #tallies = new Map<SumsKey, Tally>();
  readonly #known = new Set<string>();

  /** null: this decision was told before. The classroom tells all of them again when a cluster's desk is laid anew. */
  add(graded: GradedView): SumsKey | null {
    const { participantId, activityIndex: activity, clusterId, frameId, attempt, right, total } = graded;
    if (!this.#isNew(`${participantId}/${clusterId}/${activity}/${frameId}/${attempt}`)) return null;
    const key = this.#keyOf(graded);
    this.#mark(key, `${clusterId}/${frameId}`, { right, total });
    return key;
  }

  /** null: told before, like a decision. A later round of a prediction and a later try count as better only when they are. */
  addResult(result: ResultView): SumsKey | null {
    const { participantId, activityIndex, item, attempt, kind, points, outOf, detail } = result;
    if (!this.#isNew(`${participantId}/${activityIndex}/${item}/${attempt}`)) return null;
    const key = this.#keyOf(result);
    const tally = this.#tallies.get(key);
    if (tally === undefined) return null;
    if (detail.kind === 'hint') {
      tally.hintCost = Math.min(PERCENT_MAX, tally.hintCost + detail.cost);
    } else if (kind !== 'hint') {
      tally.kind = kind;
      this.#mark(key, item, { right: Math.round(points), total: Math.round(outOf) });
    }
    return key;
  }

  rows(keys: Iterable<SumsKey>): AttemptRow[] {
    return [...keys].flatMap((key) => {
      const tally = this.#tallies.get(key);
      return tally === undefined ? [] : [rowOf(tally)];
    });
  }

  #isNew(key: string): boolean {
    if (this.#known.has(key)) return false;
    this.#known.add(key);
    return true;
  }

  #keyOf({
    participantId,
    seat,
    activityIndex: activity,
  }: Pick<GradedView, 'participantId' | 'seat' | 'activityIndex'>): SumsKey {
    const key = `${participantId}/${seat}/${activity}`;
    if (!this.#tallies.has(key)) {
      const of = { participantId, seat, activity };
      this.#tallies.set(key, { of, kind: 'seat', frames: new Map(), decisions: 0, hintCost: 0 });
    }
    return key;
  }

  #mark(key: SumsKey, frameKey: string, mark: Mark): void {
    const tally = this.#tallies.get(key);
    if (tally === undefined) return;
    tally.decisions += 1;
    const frame = tally.frames.get(frameKey);
    if (frame === undefined) tally.frames.set(frameKey, { first: mark, best: mark });
    else if (mark.right > frame.best.right) frame.best = mark;
  }
}

function rowOf({ of, kind, frames, decisions, hintCost }: Tally): AttemptRow {
  const row = { firstRight: 0, firstTotal: 0, bestRight: 0, bestTotal: 0 };
  for (const { first, best } of frames.values()) {
    row.firstRight += first.right;
    row.firstTotal += first.total;
    row.bestRight += best.right;
    row.bestTotal += best.total;
  }
  return { ...of, kind, ...row, frames: frames.size, decisions, hintCost };
}
