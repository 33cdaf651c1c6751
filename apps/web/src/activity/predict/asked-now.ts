import type {
  Bilingual,
  ClassroomView,
  ClusterView,
  LabView,
  PredictStopView,
  QuestionView,
} from '@frameplay/classroom';
import type { HistogramRow } from '@/ui';
import { givenValue } from './given-value';

/** One stop at which groups of a class stand, all of them together. */
export interface AskedNow {
  readonly activityIndex: number;
  readonly stop: PredictStopView;
  readonly state: 'asked' | 'revealed';
  readonly lab: LabView;
  /** Ids of the groups that stand here. */
  readonly clusters: readonly string[];
  readonly people: number;
  readonly answered: number;
  readonly questions: readonly {
    readonly question: QuestionView;
    /** What was said in the round that runs, and before it: sorted by value, never by count. */
    readonly rows: readonly HistogramRow[];
    /** The right answer, where it is revealed. */
    readonly right: string | null;
    /** Why it is, where it is revealed. */
    readonly why: Bilingual | null;
  }[];
  /** Misconceptions that the answers show, the most frequent first; none before the reveal. */
  readonly mistakes: readonly { readonly id: string; readonly people: number }[];
}

interface Standing {
  readonly cluster: ClusterView;
  readonly stop: PredictStopView;
}

/** Every stop at which somebody is asked; where nobody is, the stop that was revealed last. As its teacher sees a class. */
export function askedNow(view: ClassroomView): readonly AskedNow[] {
  const reached = reachedStops(view);
  const asked = reached.filter(({ state }) => state === 'asked');
  return asked.length > 0 ? asked : reached.slice(-1);
}

/** Every stop that groups have reached, in the order of the lesson. As their teacher sees a class. */
export function reachedStops(view: ClassroomView): readonly AskedNow[] {
  const groups = new Map<string, Standing[]>();
  for (const { cluster, stop, order } of standings(view)) {
    groups.set(order, [...(groups.get(order) ?? []), { cluster, stop }]);
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, standing]) => {
      const [first] = standing;
      return first === undefined ? [] : [together(first, standing)];
    });
}

function standings({ clusters }: ClassroomView): readonly (Standing & { readonly order: string })[] {
  return clusters.flatMap((cluster) =>
    cluster.part?.kind === 'predict'
      ? cluster.part.stops.map((stop, at) => ({ cluster, stop, order: orderOf(cluster.activity.index, at, stop.id) }))
      : [],
  );
}

/** Sorts as text in the order of the lesson. */
function orderOf(activityIndex: number, at: number, id: string): string {
  return [activityIndex, at].map((number) => String(number).padStart(4, '0')).join(' ') + id;
}

function together(first: Standing, standings: readonly Standing[]): AskedNow {
  const { stop, cluster } = first;
  const sum = (count: (one: PredictStopView) => number) => standings.reduce((all, one) => all + count(one.stop), 0);
  return {
    activityIndex: cluster.activity.index,
    stop,
    state: standings.some((one) => one.stop.state === 'asked') ? 'asked' : 'revealed',
    lab: cluster.lab,
    clusters: standings.map((one) => one.cluster.id),
    people: sum(({ people }) => people),
    answered: sum(({ answered }) => answered),
    questions: stop.questions.map((question) => questionOf(standings, stop, question)),
    mistakes: mistakesOf(standings),
  };
}

function questionOf(
  standings: readonly Standing[],
  stop: PredictStopView,
  question: QuestionView,
): AskedNow['questions'][number] {
  const key = stop.keys?.find(({ questionId }) => questionId === question.id);
  const right = key?.value ?? null;
  const now = countsOf(standings, question.id, stop.round);
  const before = stop.round > 1 ? countsOf(standings, question.id, stop.round - 1) : null;
  // What nobody said is shown all the same when it is right.
  const values = new Set([...now.keys(), ...(before?.keys() ?? []), ...(right === null ? [] : [right])]);
  const rows = [...values].sort(byValue).map((value) => ({
    value,
    count: now.get(value) ?? 0,
    ...(before === null ? {} : { before: before.get(value) ?? 0 }),
  }));
  return { question, rows, right, why: key?.why ?? null };
}

function countsOf(standings: readonly Standing[], questionId: string, round: number): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { stop } of standings) {
    // After the reveal every group has the tallies of all; before it each has its own.
    const tallies = stop.tallies.filter((tally) => tally.questionId === questionId && tally.round === round);
    const isCommon = stop.state === 'revealed';
    for (const { value, count } of tallies.flatMap((tally) => tally.counts)) {
      counts.set(value, isCommon ? count : (counts.get(value) ?? 0) + count);
    }
  }
  return counts;
}

/** Numbers by size, all else as text. */
function byValue(a: string, b: string): number {
  const [left, right] = [Number(a), Number(b)];
  if (a !== '' && b !== '' && Number.isFinite(left) && Number.isFinite(right)) return left - right;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** How many people showed which misconception, in any round. */
function mistakesOf(standings: readonly Standing[]): AskedNow['mistakes'] {
  const people = new Map<string, Set<string>>();
  for (const { cluster, stop } of standings) {
    for (const { kind, item, activityIndex, participantId, detail } of cluster.results) {
      const isHere = kind === 'predict' && item === stop.id && activityIndex === cluster.activity.index;
      if (!isHere || detail.kind !== 'answers') continue;
      for (const { wrong } of detail.answers) {
        const id = wrong?.misconception ?? null;
        if (id !== null) people.set(id, (people.get(id) ?? new Set()).add(participantId));
      }
    }
  }
  return [...people].map(([id, who]) => ({ id, people: who.size })).sort((a, b) => b.people - a.people);
}

/** Has the frame before the question a field of those that are asked for? */
export function hasGiven({ stop }: Pick<AskedNow, 'stop'>): boolean {
  return stop.questions.some(({ frameField }) => givenValue(stop.given, frameField) !== null);
}
