import type { Bilingual } from './decision.js';
import type { ClusterView, SeatView } from './view.js';

/** What a group waits for, whatever it is at: one row of the teacher's board. */
export interface Stand {
  /** `decision`: frames wait at seats; `answers`: not all have answered; `reveal`: all have; `repair`: lines and a check; `go-on`: the part is over; `nothing`: the last one is, or the network moves by itself. */
  readonly waitsFor: 'decision' | 'answers' | 'reveal' | 'repair' | 'go-on' | 'nothing';
  /** Participants it waits for; empty: the teacher, or anybody of the group. */
  readonly who: readonly string[];
  /** ISO time since when; null: it does not wait. */
  readonly since: string | null;
  /** Shown by the newest wrong answer of the group, over all its activities. */
  readonly lastMisconception: string | null;
}

/** Read off the teacher's view of a group. */
export function standOf(cluster: ClusterView): Stand {
  const lastMisconception = lastMisconceptionOf(cluster);
  const { activity, part } = cluster;
  const people = cluster.seats.flatMap(peopleOf);
  if (activity.finished) {
    const isLast = activity.index + 1 === activity.count;
    return { waitsFor: isLast ? 'nothing' : 'go-on', who: isLast ? [] : people, since: null, lastMisconception };
  }
  switch (part?.kind) {
    case undefined:
      return { ...standAtFrames(cluster), lastMisconception };
    case 'predict': {
      const stop = part.stops.at(-1);
      if (stop === undefined) return { waitsFor: 'nothing', who: [], since: null, lastMisconception };
      const whole = new Set(
        stop.sheets
          .filter(({ round, answers }) => round === stop.round && stop.questions.every(({ id }) => id in answers))
          .map(({ participantId }) => participantId),
      );
      const who = people.filter((id) => !whole.has(id));
      return { waitsFor: who.length === 0 ? 'reveal' : 'answers', who, since: stop.since, lastMisconception };
    }
    case 'lab':
      return { waitsFor: 'repair', who: people, since: activity.since, lastMisconception };
    case 'quiz': {
      const done = new Set(
        cluster.results.flatMap(({ kind, activityIndex, participantId }) =>
          kind === 'quiz' && activityIndex === activity.index ? [participantId] : [],
        ),
      );
      const who = people.filter((id) => !done.has(id));
      return { waitsFor: 'answers', who, since: activity.since, lastMisconception };
    }
  }
}

function standAtFrames({ waits, seats }: ClusterView): Pick<Stand, 'waitsFor' | 'who' | 'since'> {
  const who = [...new Set(waits.flatMap(({ seat }) => seats.filter((one) => one.seat === seat).flatMap(peopleOf)))];
  const since = waits.map((wait) => wait.since).sort()[0] ?? null;
  return { waitsFor: waits.length === 0 ? 'nothing' : 'decision', who, since };
}

function peopleOf({ participantId, partnerId }: SeatView): readonly string[] {
  return [participantId, partnerId ?? null].filter((id) => id !== null);
}

function lastMisconceptionOf({ graded, results }: ClusterView): string | null {
  const shown = [
    ...graded.flatMap(({ at, fields }) => fields.map(({ misconception }) => ({ at, misconception }))),
    ...results.flatMap(({ at, detail }) => {
      if (detail.kind === 'answers')
        return detail.answers.map(({ wrong }) => ({ at, misconception: wrong?.misconception ?? null }));
      return detail.kind === 'check' ? [{ at, misconception: detail.checked.cause?.wrong?.misconception ?? null }] : [];
    }),
  ].filter(({ misconception }) => misconception !== null);
  return (
    shown.reduce<(typeof shown)[number] | null>((last, one) => (last === null || one.at >= last.at ? one : last), null)
      ?.misconception ?? null
  );
}

/** Three lines for somebody who comes late: what the group is at, how far it has come, what it waits for. */
export interface LateSummary {
  readonly part: { readonly number: number; readonly count: number; readonly title: Bilingual };
  /** Frames that crossed a wire, stops revealed, lines typed, people who handed in. */
  readonly done: { readonly what: 'frames' | 'stops' | 'lines' | 'handed-in'; readonly count: number };
  readonly waitsFor: Stand['waitsFor'];
}

export function lateSummaryOf(cluster: ClusterView): LateSummary {
  const { index, count, title } = cluster.activity;
  return { part: { number: index + 1, count, title }, done: doneOf(cluster), waitsFor: standOf(cluster).waitsFor };
}

function doneOf({ part, moves }: ClusterView): LateSummary['done'] {
  switch (part?.kind) {
    case undefined:
      return { what: 'frames', count: moves.at(-1)?.no ?? 0 };
    case 'predict':
      return { what: 'stops', count: part.standing };
    case 'lab':
      return { what: 'lines', count: part.lines.length };
    case 'quiz':
      return { what: 'handed-in', count: part.answered };
  }
}
