import type { GradedView } from '@frameplay/classroom';

/** How one frame went for one seat: right with the first answer, or not. */
export interface FrameOutcome {
  readonly key: string;
  readonly firstTry: boolean;
}

/** One entry for each frame that was answered, oldest first. Frames that the kernel played have none. */
export function frameOutcomes(graded: readonly GradedView[], seat: string): readonly FrameOutcome[] {
  const outcomes = new Map<string, FrameOutcome>();
  for (const one of graded) {
    if (one.seat !== seat) continue;
    const key = `${one.activityIndex}/${one.frameId}`;
    const known = outcomes.get(key);
    const firstTry = one.attempt === 1 ? one.right === one.total : (known?.firstTry ?? false);
    outcomes.set(key, { key, firstTry });
  }
  return [...outcomes.values()];
}

/** The newest answer of a seat, right or wrong. */
export function lastAnswer(graded: readonly GradedView[], seat: string): GradedView | null {
  return graded.findLast((one) => one.seat === seat) ?? null;
}

export interface Mistake {
  /** `M2` where the misconception is recognised, else the rule, `DR-3`. */
  readonly id: string;
  /** The same mistake in the answer before. */
  readonly repeated: boolean;
}

/** What the seat got wrong in its newest answer; null when that answer was right. */
export function lastMistake(graded: readonly GradedView[], seat: string): Mistake | null {
  const answers = graded.filter((one) => one.seat === seat);
  const id = mistakeOf(answers.at(-1));
  if (id === null) return null;
  return { id, repeated: mistakeOf(answers.at(-2)) === id };
}

function mistakeOf(answer: GradedView | undefined): string | null {
  const wrong = answer?.fields.find((field) => !field.right && !field.follows);
  return wrong?.misconception ?? wrong?.rule ?? null;
}
