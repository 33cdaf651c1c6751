import type { ClusterView } from '@frameplay/classroom';

/** Number, from 1, of the part that follows an activity that is over; null while it is played, and after the last. */
export function followingPart({ index, count, finished }: ClusterView['activity']): number | null {
  return finished && index + 1 < count ? index + 2 : null;
}
