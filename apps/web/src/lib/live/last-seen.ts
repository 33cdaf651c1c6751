import type { ClassroomView } from '@frameplay/classroom';
import * as z from 'zod/mini';

/** How far somebody has seen the own group: the number of the last frame, in which part. */
const seen = z.object({ clusterId: z.string(), activityIndex: z.number(), no: z.number() });
export type Seen = z.infer<typeof seen>;

const kept = z.extend(seen, { at: z.number() });
const key = (classroomId: string): string => `frameplay.seen.${classroomId}`;

/** null: has no group, or no network in it. */
export function seenOf(view: ClassroomView | null): Seen | null {
  const cluster = view?.clusters.find(({ id }) => id === view.me?.clusterId);
  if (cluster === undefined) return null;
  return { clusterId: cluster.id, activityIndex: cluster.activity.index, no: cluster.moves.at(-1)?.no ?? 0 };
}

/** Kept over a reload and a closed tab. `at`: wall-clock ms. */
export function keepSeen(classroomId: string, view: ClassroomView | null, at: number): void {
  const last = seenOf(view);
  if (last !== null) localStorage.setItem(key(classroomId), JSON.stringify({ ...last, at }));
}

export function readSeen(classroomId: string): (Seen & { readonly at: number }) | null {
  const text = localStorage.getItem(key(classroomId));
  if (text === null) return null;
  try {
    return kept.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
