import type { RuleId } from '@frameplay/engine';
import { isCompared, type NormalFrame, normalFrame, numberConnections } from '../compare/normal-trace.js';
import type { TraceLine } from '../trace/trace-line.js';
import { traceLines } from '../trace/write-trace.js';
import { compareFields, type FieldDifference } from './compare-fields.js';
import type { SeatPlay } from './play-seat.js';

/** A frame of the answers that is not as the kernel's. */
export interface GradedMistake {
  /** Which decision, from 0; the frame that waited is `arrived`. */
  readonly decision: number;
  readonly step: number;
  readonly t: number;
  readonly at: string;
  readonly what: 'different' | 'missing' | 'extra';
  readonly fields: readonly FieldDifference[];
  /** The kernel's rule that settled this decision, where it is known. */
  readonly rule: RuleId | undefined;
  readonly frame: Readonly<Record<string, unknown>>;
}

export interface SeatGrade {
  /** Decisions answered as the kernel would, of all. */
  readonly points: number;
  readonly total: number;
  readonly mistakes: readonly GradedMistake[];
}

/** Frames whose times differ by no more than this may be the same: the kernel's timers run late. */
const SLACK_S = 0.3;

/** One frame in question, with the decision in whose time it falls. */
interface Placed {
  readonly decision: number;
  readonly at: string;
  readonly step: number;
  readonly normal: NormalFrame;
}

/**
 * Grades recorded frames as one seat's answers. A decision is right if just the frames leave that the kernel sends,
 * each with every field right. What the seat sends of its own accord (its own timers and commands) must be there, too,
 * and counts to the decision before it. Pure acknowledgements are not asked for.
 */
export function gradeSeat(play: SeatPlay, seat: string, answers: readonly TraceLine[]): SeatGrade {
  const own = ownFrames(play, seat);
  const left = new Set(recordedFrames(seat, answers));
  // What is right is taken out first, so that one wrong frame does not shift the others.
  const unanswered = takeRight(own.frames, left);
  const rules = rulesOf(play, seat);
  const mistakes = judge(unanswered, left)
    .map((mistake) => ({ ...mistake, rule: rules[mistake.decision] }))
    .sort((a, b) => a.t - b.t);
  const wrong = new Set(mistakes.map((mistake) => mistake.decision));
  const total = own.decisions;
  return { points: Math.max(0, total - wrong.size), total, mistakes };
}

/**
 * Takes out of `left` what is just as wanted, and returns what was not found. The nearest in time first: a frame that is
 * sent again looks like the one before it.
 */
function takeRight(frames: readonly Placed[], left: Set<Placed>): Placed[] {
  const recorded = new Map<string, Placed[]>();
  for (const frame of left) recorded.set(lookOf(frame), [...(recorded.get(lookOf(frame)) ?? []), frame]);
  const pairs = frames.flatMap((wanted) =>
    (recorded.get(lookOf(wanted)) ?? []).filter((got) => isNear(wanted, got)).map((got) => ({ wanted, got })),
  );
  const apart = ({ wanted, got }: (typeof pairs)[number]): number => Math.abs(wanted.normal.t - got.normal.t);
  const found = new Set<Placed>();
  for (const { wanted, got } of pairs.sort((one, other) => apart(one) - apart(other))) {
    if (found.has(wanted) || !left.delete(got)) continue;
    found.add(wanted);
  }
  return frames.filter((wanted) => !found.has(wanted));
}

function lookOf({ at, normal }: Placed): string {
  return `${at} ${normal.bare}`;
}

function isNear(a: Placed, b: Placed): boolean {
  return Math.abs(a.normal.t - b.normal.t) <= SLACK_S;
}

type Mistake = Omit<GradedMistake, 'rule'>;

function judge(unanswered: readonly Placed[], left: Set<Placed>): Mistake[] {
  const mistakes = unanswered.map((wanted) => {
    const instead = sentInstead(wanted, left);
    if (instead === undefined) return mistake(wanted, wanted, 'missing', []);
    left.delete(instead);
    return mistake(wanted, wanted, 'different', differences(wanted, instead));
  });
  return [...mistakes, ...[...left].map((extra) => mistake(extra, extra, 'extra', []))];
}

/**
 * The frame that was meant to be this one: of the same decision, or of one beside it, as frames of one instant may have
 * come in another order; the one with the fewest wrong fields.
 */
function sentInstead(wanted: Placed, left: ReadonlySet<Placed>): Placed | undefined {
  const atPort = [...left].filter((other) => other.at === wanted.at);
  const sameDecision = atPort.filter((other) => other.decision === wanted.decision);
  const beside = atPort.filter((other) => isNear(other, wanted) && isSameType(other, wanted));
  const candidates = sameDecision.some((other) => isSameType(other, wanted))
    ? sameDecision.filter((other) => isSameType(other, wanted))
    : [...beside, ...sameDecision];
  const distance = new Map(candidates.map((other) => [other, differences(wanted, other).length]));
  const least = Math.min(...distance.values());
  return candidates.find((other) => distance.get(other) === least);
}

function isSameType(a: Placed, b: Placed): boolean {
  return a.normal.value['type'] === b.normal.value['type'];
}

function differences(wanted: Placed, got: Placed): FieldDifference[] {
  return compareFields(withoutStep(wanted.normal), withoutStep(got.normal));
}

function mistake(
  place: Placed,
  shown: Placed,
  what: GradedMistake['what'],
  fields: readonly FieldDifference[],
): Mistake {
  const { decision, step, at } = place;
  return { decision, step, t: shown.normal.t, at, what, fields, frame: withoutStep(shown.normal) };
}

function withoutStep(frame: NormalFrame): Record<string, unknown> {
  const { step: _step, ...rest } = frame.value;
  return rest;
}

interface OwnFrames {
  readonly decisions: number;
  readonly frames: readonly Placed[];
}

/** What the seat sent in our own run. */
function ownFrames(play: SeatPlay, seat: string): OwnFrames {
  const lines = traceLines(play.run.events);
  return {
    decisions: lines.filter((line) => isAsked(line, seat)).length,
    frames: placed(seat, lines, numberConnections(lines)),
  };
}

/** The last rule of each key: what settled the fate of the frame. */
function rulesOf(play: SeatPlay, seat: string): (RuleId | undefined)[] {
  const arrivals = traceLines(play.run.events).filter((line) => line.dir === 'in' && isAt(line, seat));
  // A frame at an interface that is down waits, but nobody has seen it.
  if (arrivals.length !== play.decisions.length) return [];
  const asked = play.decisions.filter((_decision, index) => {
    const arrival = arrivals[index];
    return arrival !== undefined && isCompared(arrival, false);
  });
  return asked.map((decision) => decision.key.why.at(-1)?.rule);
}

function isAt(line: TraceLine, seat: string): boolean {
  return line.at.startsWith(`${seat}:`);
}

/** Frames that wait and are asked about. A pure acknowledgement is not: it counts to the one before it. */
function isAsked(line: TraceLine, seat: string): boolean {
  return line.dir === 'in' && isAt(line, seat) && isCompared(line, false);
}

function recordedFrames(seat: string, answers: readonly TraceLine[]): Placed[] {
  return placed(seat, answers, numberConnections(answers));
}

/** The frames that leave the seat, each with the number of the last frame that had come in before it. */
function placed(seat: string, lines: readonly TraceLine[], numbering: ReturnType<typeof numberConnections>): Placed[] {
  const found: Placed[] = [];
  let decision = -1;
  for (const line of lines) {
    if (!isAt(line, seat) || !isCompared(line, false)) continue;
    if (line.dir === 'in') decision += 1;
    else found.push({ decision, at: line.at, step: line.step, normal: normalFrame(line, numbering) });
  }
  return found;
}
