import type { ClassroomView, ClusterView, LabView, PredictStopView, QuestionView } from '@frameplay/classroom';
import type { HistogramRow } from '@/ui';

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
    /** By round, from 1: sorted by value, never by count. */
    readonly rounds: readonly (readonly HistogramRow[])[];
    /** The right answer, where it is revealed. */
    readonly right: string | null;
  }[];
}

interface Standing {
  readonly cluster: ClusterView;
  readonly stop: PredictStopView;
}

/** Every stop at which somebody is asked; where nobody is, the stop that was revealed last. As its teacher sees a class. */
export function askedNow(view: ClassroomView): readonly AskedNow[] {
  const asked = stopsOf(view, (stop) => stop.state === 'asked');
  const shown = asked.length > 0 ? asked : latestRevealed(view);
  const groups = new Map<string, Standing[]>();
  for (const one of shown) {
    const key = `${one.cluster.activity.index} ${one.stop.id}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].flatMap((standings) => {
    const [first] = standings;
    return first === undefined ? [] : [together(first, standings)];
  });
}

function stopsOf(view: ClassroomView, wanted: (stop: PredictStopView) => boolean): readonly Standing[] {
  return view.clusters.flatMap((cluster) =>
    cluster.part?.kind === 'predict' ? cluster.part.stops.filter(wanted).map((stop) => ({ cluster, stop })) : [],
  );
}

function latestRevealed(view: ClassroomView): readonly Standing[] {
  return view.clusters.flatMap((cluster) => {
    const stop = cluster.part?.kind === 'predict' ? cluster.part.stops.at(-1) : undefined;
    return stop === undefined ? [] : [{ cluster, stop }];
  });
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
    questions: stop.questions.map((question) => ({
      question,
      rounds: Array.from({ length: stop.round }, (_, at) => rowsOf(standings, question.id, at + 1)),
      right: stop.keys?.find(({ questionId }) => questionId === question.id)?.value ?? null,
    })),
  };
}

function rowsOf(standings: readonly Standing[], questionId: string, round: number): readonly HistogramRow[] {
  const counts = new Map<string, number>();
  for (const { stop } of standings) {
    // After the reveal every group has the tallies of all; before it each has its own.
    const tallies = stop.tallies.filter((tally) => tally.questionId === questionId && tally.round === round);
    const isCommon = stop.state === 'revealed';
    for (const { value, count } of tallies.flatMap((tally) => tally.counts)) {
      counts.set(value, isCommon ? count : (counts.get(value) ?? 0) + count);
    }
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => (a.value < b.value ? -1 : a.value > b.value ? 1 : 0));
}
