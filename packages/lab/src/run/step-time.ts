const SLOT_US = 100_000;

/** A step starts at the next multiple of 0.1 s strictly after the step before it ended. */
export function nextStepStart(endedAtUs: number): number {
  return (Math.floor(endedAtUs / SLOT_US) + 1) * SLOT_US;
}
