import type { ClassroomView, GradedView } from '@frameplay/classroom';
import { expect } from '@playwright/test';
import type { AttemptRecord, DecisionRecord, ResultRecord } from './records.js';

/** What the referee graded, in the shape of the stored rows. */
export function asStored(graded: readonly GradedView[], nicknames: ReadonlyMap<string, string>) {
  return graded.map(({ participantId, seat, activityIndex, no, attempt, fields, right, total }) => ({
    participantId,
    nickname: nicknames.get(participantId),
    seat,
    activity: activityIndex,
    frameNo: no,
    attempt,
    fields,
    right,
    total,
  }));
}

/** Predictions, checks and tries as the referee graded them, in the shape of the stored rows and in a fixed order. */
export function resultsAsStored({ clusters }: ClassroomView, nicknames: ReadonlyMap<string, string>): ResultRecord[] {
  const rows = clusters.flatMap(({ results }) =>
    results.map(({ participantId, seat, activityIndex, kind, item, attempt, points, outOf, detail }) => ({
      participantId,
      nickname: nicknames.get(participantId) ?? '',
      seat,
      activity: activityIndex,
      kind,
      item,
      attempt,
      points,
      outOf,
      detail,
    })),
  );
  return rows.sort(byItem);
}

/** Several groups decide at the same time; within one the order of frames is fixed. */
export function byFrame(
  a: Omit<DecisionRecord, 'seq' | 'nickname'>,
  b: Omit<DecisionRecord, 'seq' | 'nickname'>,
): number {
  const keyOf = (one: typeof a) => `${one.participantId} ${one.activity} ${one.frameNo} ${one.attempt}`;
  return keyOf(a) < keyOf(b) ? -1 : 1;
}

export function byItem(a: ResultRecord, b: ResultRecord): number {
  const keyOf = ({ nickname, activity, item, attempt }: ResultRecord) =>
    [nickname, activity, item, attempt].join('\u0000');
  return keyOf(a) < keyOf(b) ? -1 : 1;
}

/** One line for each student, seat and activity, summed from single decisions without the product's help. */
export function sumsOf(decisions: readonly DecisionRecord[]): AttemptRecord[] {
  const groups = groupBy(decisions, ({ participantId, seat, activity }) => `${participantId} ${seat} ${activity}`);
  return [...groups.values()].map(sumOf).sort(byStudent);
}

function sumOf(decisions: readonly DecisionRecord[]): AttemptRecord {
  const [one] = decisions;
  if (one === undefined) throw new Error('a sum of nothing');
  const frames = [...groupBy(decisions, ({ activity, frameNo }) => `${activity} ${frameNo}`).values()];
  const first = frames.flatMap((tries) => tries.filter(({ attempt }) => attempt === 1));
  const best = frames.map((tries) => tries.reduce((a, b) => (b.right > a.right ? b : a)));
  const { participantId, nickname, seat, activity } = one;
  return {
    participantId,
    nickname,
    seat,
    activity,
    firstRight: sum(first.map(({ right }) => right)),
    firstTotal: sum(first.map(({ total }) => total)),
    bestRight: sum(best.map(({ right }) => right)),
    bestTotal: sum(best.map(({ total }) => total)),
    frames: frames.length,
    decisions: decisions.length,
  };
}

/** The order of the query that reads them. */
export function byStudent(a: AttemptRecord, b: AttemptRecord): number {
  const [left, right] = [sortKey(a), sortKey(b)];
  return left < right ? -1 : Number(left > right);
}

function sortKey({ nickname, activity, seat }: AttemptRecord): string {
  return `${nickname}\u0000${activity}\u0000${seat}`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

export interface Total {
  readonly nickname: string;
  readonly firstRight: number;
  readonly firstTotal: number;
  readonly bestRight: number;
  readonly bestTotal: number;
  readonly frames: number;
  readonly decisions: number;
}

/** One line for each student, over all seats and activities. */
export function totalsOf(attempts: readonly AttemptRecord[]): Total[] {
  return [...groupBy(attempts, ({ nickname }) => nickname)].map(([nickname, own]) => ({
    nickname,
    firstRight: sum(own.map((one) => one.firstRight)),
    firstTotal: sum(own.map((one) => one.firstTotal)),
    bestRight: sum(own.map((one) => one.bestRight)),
    bestTotal: sum(own.map((one) => one.bestTotal)),
    frames: sum(own.map((one) => one.frames)),
    decisions: sum(own.map((one) => one.decisions)),
  }));
}

/** Without the number of the log entry, which the referee's view of a decision does not have. */
export function withoutSeq({ seq: _seq, ...row }: DecisionRecord) {
  return row;
}

export function expectSameSums(stored: readonly AttemptRecord[], decisions: readonly DecisionRecord[]): void {
  expect([...stored].sort(byStudent)).toEqual(sumsOf(decisions));
}

/** Map.groupBy, which Node 20 does not have. */
function groupBy<T>(list: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of list) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return groups;
}
