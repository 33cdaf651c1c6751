import { type FieldResult, type GradedView, kernelDecision, type Lesson, type WaitView } from '@frameplay/classroom';
import type { SeatChange, SeatSolutions } from '../schema/solution-schema.js';
import { alterDecision } from './alter-decision.js';
import type { Discrepancy } from './outcome.js';
import { ReplayRoom } from './room.js';

/** Plays a seat activity through with some decisions changed; answers every first decision as it was graded. */
function playSeats(lesson: Lesson, seed: number, changes: readonly SeatChange[]): PlayedSeats {
  const room = ReplayRoom.open(lesson, seed);
  const used = new Set<SeatChange>();
  const seen = new Map<string, number>();
  const tried = new Set<number>();
  for (;;) {
    const cluster = room.cluster();
    const [wait] = cluster.waits;
    if (wait === undefined) return { graded: cluster.graded, finished: cluster.activity.finished, used };
    const right = kernelDecision(room.state, cluster.id, wait.frameId);
    if (right === null) throw new Error('what waits has a key');
    const change = tried.has(wait.frameId) ? undefined : changeFor(wait, changes, seen);
    tried.add(wait.frameId);
    if (change !== undefined) used.add(change);
    const decision = change === undefined ? right : alterDecision(right, change.set, wait, cluster.lab);
    room.student(wait.seat, { type: 'decide', frameId: wait.frameId, decision });
  }
}

interface PlayedSeats {
  readonly graded: readonly GradedView[];
  readonly finished: boolean;
  readonly used: ReadonlySet<SeatChange>;
}

function changeFor(wait: WaitView, changes: readonly SeatChange[], seen: Map<string, number>): SeatChange | undefined {
  const key = `${wait.seat} ${wait.frameClass}`;
  const nth = (seen.get(key) ?? 0) + 1;
  seen.set(key, nth);
  return changes.find((change) => change.seat === wait.seat && change.frame === wait.frameClass && change.nth === nth);
}

/** The kernel at every seat: all right at first try, every seat asked, the activity over. */
export function replayGoodSeats(lesson: Lesson, seed: number): Discrepancy[] {
  const { graded, finished } = playSeats(lesson, seed, []);
  const wrong = graded.flatMap(({ seat, fields }) =>
    fields.filter(({ right }) => !right).map((field) => ({ seat, ...field })),
  );
  const silent = lesson.seats.filter(({ seat }) => !graded.some((one) => one.seat === seat)).map(({ seat }) => seat);
  return [
    ...wrong.map(({ seat, field }) => fault([], `the kernel's own decision is graded wrong: ${seat} ${field}`)),
    ...silent.map((seat) => fault([], `seat ${seat} is never asked anything`)),
    ...(finished ? [] : [fault([], 'the activity does not come to its end')]),
  ];
}

export function replayWrongSeats(
  lesson: Lesson,
  seed: number,
  solution: SeatSolutions['wrong'][number],
): Discrepancy[] {
  const { graded, used } = playSeats(lesson, seed, solution.changes);
  const unused = solution.changes.flatMap((change, index) =>
    used.has(change)
      ? []
      : [fault(['changes', index], `no ${change.frame} number ${change.nth} waits at ${change.seat}`)],
  );
  const wrong = graded.flatMap(({ seat, fields }) =>
    fields.filter(({ right, follows }) => !right && !follows).map((field) => ({ seat, field })),
  );
  const stated = solution.fails.flatMap((fail, index) => {
    const found = wrong.find(({ seat, field }) => seat === fail.seat && field.field === fail.field);
    if (found === undefined)
      return [fault(['fails', index], `${fail.field} of ${fail.seat} is not graded wrong; wrong: ${list(wrong)}`)];
    const recognised = found.field.misconception ?? undefined;
    if (recognised === fail.misconception) return [];
    return [
      fault(
        ['fails', index],
        `${fail.field} of ${fail.seat} is recognised as ${recognised ?? 'no misconception'}, not as ${fail.misconception ?? 'none'}`,
      ),
    ];
  });
  const unstated = wrong.filter(
    ({ seat, field }) => !solution.fails.some((fail) => fail.seat === seat && fail.field === field.field),
  );
  return [
    ...unused,
    ...stated,
    ...unstated.map((one) => fault(['fails'], `is graded wrong and not stated: ${list([one])}`)),
  ];
}

function list(wrong: readonly { readonly seat: string; readonly field: FieldResult }[]): string {
  return (
    wrong
      .map(
        ({ seat, field }) => `${seat} ${field.field}${field.misconception === null ? '' : ` (${field.misconception})`}`,
      )
      .join(', ') || 'nothing'
  );
}

function fault(path: Discrepancy['path'], reason: string): Discrepancy {
  return { path, reason };
}
