import type { Room } from './room';

/** One more frame in each group; from then on the class goes by step. */
export function stepOne({ live, view }: Room): void {
  if (view.pace === 'free') live.send({ type: 'set-pace', pace: 'step' });
  live.send({ type: 'step', clusterId: null });
}

interface Resting {
  readonly clusterId: string;
  readonly index: number;
}

export function goOnAll({ live }: Room, groups: readonly Resting[]): void {
  for (const group of groups) live.send({ type: 'next-activity', ...group });
}

/** Groups that have done a part and rest before the next. */
export function restingGroups({ view }: Room): readonly Resting[] {
  return view.clusters
    .filter(({ activity }) => activity.finished && activity.index + 1 < activity.count)
    .map(({ id, activity }) => ({ clusterId: id, index: activity.index }));
}
