import { type ClusterView, standOf } from '@frameplay/classroom';
import { lastMistake } from './seat-score';

/** Why a group may need the teacher, the most pressing reason first. */
export type Need =
  /** `again`: who holds it has made the same mistake twice. */
  | { readonly kind: 'waits'; readonly sinceMs: number; readonly again?: true }
  | { readonly kind: 'storm'; readonly frames: number }
  | { readonly kind: 'same-mistake' }
  | { readonly kind: 'poisoned' }
  | { readonly kind: 'away'; readonly name: string }
  /** All have predicted: the teacher may reveal. */
  | { readonly kind: 'reveal' }
  | { readonly kind: 'answers'; readonly people: number }
  | { readonly kind: 'repair' }
  | { readonly kind: 'moving' }
  | { readonly kind: 'rests'; readonly part: number }
  | { readonly kind: 'finished' }
  | { readonly kind: 'stopped' };

/** A cell is filled after this long: a frame that has just arrived is no cause to look. */
export const FILL_AFTER_MS = 10_000;

const RANK: Record<Need['kind'], number> = {
  waits: 0,
  storm: 1,
  'same-mistake': 2,
  poisoned: 3,
  away: 4,
  reveal: 5,
  rests: 6,
  answers: 7,
  repair: 8,
  moving: 9,
  finished: 10,
  stopped: 11,
};

export function longestWait(cluster: ClusterView): number | null {
  const times = cluster.waits.map((wait) => Date.parse(wait.since));
  return times.length === 0 ? null : Math.min(...times);
}

/** `away`: names of the cluster's people who are not connected. */
export function needOf(cluster: ClusterView, away: readonly string[], nowMs: number): Need {
  const sinceMs = longestWait(cluster);
  if (sinceMs !== null && nowMs - sinceMs >= FILL_AFTER_MS) {
    const again = cluster.waits.some((wait) => lastMistake(cluster.graded, wait.seat)?.repeated === true);
    return again ? { kind: 'waits', sinceMs, again } : { kind: 'waits', sinceMs };
  }
  if (cluster.storm !== null) return { kind: 'storm', frames: cluster.storm.frames };
  if (cluster.seats.some((seat) => lastMistake(cluster.graded, seat.seat)?.repeated === true)) {
    return { kind: 'same-mistake' };
  }
  if (cluster.consequence !== null) return { kind: 'poisoned' };
  const [name] = away;
  if (name !== undefined) return { kind: 'away', name };
  const { index, count, finished } = cluster.activity;
  if (!finished) return needOfPart(cluster);
  return index + 1 < count ? { kind: 'rests', part: index + 1 } : { kind: 'finished' };
}

/** What a group waits for that moves no frames of its own. */
function needOfPart(cluster: ClusterView): Need {
  if (cluster.part === null) return { kind: 'moving' };
  const { waitsFor, who } = standOf(cluster);
  if (waitsFor === 'reveal' || waitsFor === 'repair') return { kind: waitsFor };
  return waitsFor === 'answers' && who.length > 0 ? { kind: 'answers', people: who.length } : { kind: 'moving' };
}

/** After the class nobody needs anybody: a group has finished, or it stopped on the way. */
export function needAtEnd({ activity }: ClusterView): Need {
  return { kind: activity.finished && activity.index + 1 === activity.count ? 'finished' : 'stopped' };
}

/** Sorts before another group when it needs the teacher more; the longer wait first. */
export function compareNeed(a: Need, b: Need): number {
  if (a.kind === 'waits' && b.kind === 'waits') return a.sinceMs - b.sinceMs;
  return RANK[a.kind] - RANK[b.kind];
}
