import type { GradedView } from '@frameplay/classroom';

/** One row of the table `attempt`. */
export interface AttemptRow {
  readonly participantId: string;
  readonly seat: string;
  readonly activity: number;
  readonly firstRight: number;
  readonly firstTotal: number;
  readonly bestRight: number;
  readonly bestTotal: number;
  readonly frames: number;
  readonly decisions: number;
}

interface Mark {
  readonly right: number;
  readonly total: number;
}

interface Tally {
  readonly of: Pick<AttemptRow, 'participantId' | 'seat' | 'activity'>;
  readonly frames: Map<string, { readonly first: Mark; best: Mark }>;
  decisions: number;
}

export type SumsKey = string;

/** Each student's sums at each seat in each activity, from all decisions of the classroom in their order. */
export class Sums {
  readonly #tallies = new Map<SumsKey, Tally>();
  readonly #known = new Set<string>();

  /** null: this decision was told before. The classroom tells all of them again when a cluster's desk is laid anew. */
  add(graded: GradedView): SumsKey | null {
    const { participantId, seat, activityIndex: activity } = graded;
    const decisionKey = `${graded.clusterId}/${activity}/${graded.frameId}/${graded.attempt}`;
    if (this.#known.has(decisionKey)) return null;
    this.#known.add(decisionKey);
    const key = `${participantId}/${seat}/${activity}`;
    const tally = this.#tallies.get(key) ?? { of: { participantId, seat, activity }, frames: new Map(), decisions: 0 };
    this.#tallies.set(key, tally);
    tally.decisions += 1;
    const frameKey = `${graded.clusterId}/${graded.frameId}`;
    const mark: Mark = { right: graded.right, total: graded.total };
    const frame = tally.frames.get(frameKey);
    if (frame === undefined) tally.frames.set(frameKey, { first: mark, best: mark });
    else if (mark.right > frame.best.right) frame.best = mark;
    return key;
  }

  rows(keys: Iterable<SumsKey>): AttemptRow[] {
    return [...keys].flatMap((key) => {
      const tally = this.#tallies.get(key);
      return tally === undefined ? [] : [rowOf(tally)];
    });
  }
}

function rowOf({ of, frames, decisions }: Tally): AttemptRow {
  const row = { firstRight: 0, firstTotal: 0, bestRight: 0, bestTotal: 0 };
  for (const { first, best } of frames.values()) {
    row.firstRight += first.right;
    row.firstTotal += first.total;
    row.bestRight += best.right;
    row.bestTotal += best.total;
  }
  return { ...of, ...row, frames: frames.size, decisions };
}
