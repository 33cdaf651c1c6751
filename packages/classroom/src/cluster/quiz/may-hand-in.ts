import type { OpenedClassroom } from '../../state.js';
import { modeOf, type QuizCluster } from '../cluster-state.js';

const TRIES_MAX = 10;

/** Once; where it is guided, again until all is right. */
export function mayHandIn(cluster: QuizCluster, participantId: string, opened: OpenedClassroom): boolean {
  if (opened.phase === 'ended') return false;
  const tries = cluster.quiz.sheets.get(participantId)?.length ?? 0;
  if (tries === 0) return true;
  if (modeOf(cluster, opened) !== 'guided' || tries >= TRIES_MAX) return false;
  const last = cluster.results.findLast(
    (result) =>
      result.participantId === participantId &&
      result.activityIndex === cluster.activityIndex &&
      result.kind === 'quiz',
  );
  return last === undefined || last.points < last.outOf;
}
