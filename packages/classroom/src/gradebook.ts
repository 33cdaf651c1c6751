import type { GradedEvent } from './cluster/desk.js';
import type { Bilingual } from './decision.js';
import type { ClassroomState } from './state.js';

export interface Score {
  readonly right: number;
  readonly total: number;
}

/** One participant's work in one activity. */
export interface GradebookCell {
  readonly activityIndex: number;
  readonly title: Bilingual;
  /** Fields right when each frame was decided for the first time. */
  readonly firstTry: Score;
  /** The best attempt at each frame. */
  readonly best: Score;
  /** Every attempt, in order. */
  readonly decisions: readonly GradedEvent[];
}

export interface GradebookRow {
  readonly participantId: string;
  readonly clusterId: string | null;
  readonly seat: string | null;
  readonly removed: boolean;
  readonly firstTry: Score;
  readonly best: Score;
  readonly cells: readonly GradebookCell[];
}

/** What the kernel played is not in it; time is never counted. */
export function gradebookOf(state: ClassroomState): readonly GradebookRow[] {
  const { opened } = state;
  if (opened === null) return [];
  const graded = opened.clusters.flatMap((cluster) => cluster.graded);
  return [...opened.participants.values()].map(({ participantId, clusterId, seat, removed }) => {
    const own = graded.filter((event) => event.participantId === participantId);
    const cells = opened.lesson.activities.map(({ title }, activityIndex) =>
      cellOf(
        title,
        activityIndex,
        own.filter((event) => event.activityIndex === activityIndex),
      ),
    );
    const firstTry = sum(cells.map((cell) => cell.firstTry));
    const best = sum(cells.map((cell) => cell.best));
    return { participantId, clusterId, seat, removed, firstTry, best, cells };
  });
}

function cellOf(title: Bilingual, activityIndex: number, decisions: readonly GradedEvent[]): GradebookCell {
  const frames = new Map<string, GradedEvent[]>();
  for (const event of decisions) {
    const key = `${event.clusterId}/${event.frameId}`;
    frames.set(key, [...(frames.get(key) ?? []), event]);
  }
  const attempts = [...frames.values()];
  const firstTry = sum(attempts.flatMap(([first]) => (first === undefined ? [] : [first])));
  const best = sum(attempts.map((tries) => tries.reduce((a, b) => (b.right > a.right ? b : a))));
  return { activityIndex, title, firstTry, best, decisions };
}

function sum(scores: readonly Score[]): Score {
  const total = { right: 0, total: 0 };
  for (const score of scores) {
    total.right += score.right;
    total.total += score.total;
  }
  return total;
}
