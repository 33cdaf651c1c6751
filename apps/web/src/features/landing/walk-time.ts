/** The five steps, in the order in which the frame takes them. */
export const WALK_STEPS = [1, 2, 3, 4, 5] as const;
export type WalkStep = (typeof WALK_STEPS)[number];

/** A frame takes this long over one wire. */
const HOP_MS = 600;
/** Then it stands still, so that its row can be read. */
const READ_MS = 1500;
/** Rest before the walk begins again. */
const REST_MS = 2000;

/** Wires that a step crosses: from the director to the server there are two. */
const WIRES: Readonly<Record<WalkStep, number>> = { 1: 1, 2: 1, 3: 2, 4: 1, 5: 1 };

export interface WalkPosition {
  readonly step: WalkStep;
  /** How far the frame has come on the way of this step, 0 to 1. */
  readonly progress: number;
}

const travelMs = (step: WalkStep) => WIRES[step] * HOP_MS;
const stepMs = (step: WalkStep) => travelMs(step) + READ_MS;

export const WALK_MS = WALK_STEPS.reduce((sum, step) => sum + stepMs(step), 0) + REST_MS;

/** When a step begins, in ms from the start of the walk. */
export function stepStartMs(step: WalkStep): number {
  return WALK_STEPS.filter((one) => one < step).reduce((sum, one) => sum + stepMs(one), 0);
}

/** When the frame of a step has arrived. */
export function stepEndMs(step: WalkStep): number {
  return stepStartMs(step) + travelMs(step);
}

/** Where the frame is at a time; the walk repeats. */
export function walkAt(timeMs: number): WalkPosition {
  let left = timeMs % WALK_MS;
  for (const step of WALK_STEPS) {
    if (left < stepMs(step)) return { step, progress: easeOut(Math.min(1, left / travelMs(step))) };
    left -= stepMs(step);
  }
  return { step: 5, progress: 1 };
}

function easeOut(share: number): number {
  return 1 - (1 - share) ** 2;
}
