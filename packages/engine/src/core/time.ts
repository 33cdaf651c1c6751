import type { Brand } from './brand.js';

/** Microseconds since the start of the simulation. Never wall-clock time. */
export type SimTimeUs = Brand<number, 'SimTimeUs'>;

export const US_PER_SECOND = 1_000_000;
export const US_PER_MS = 1_000;

export function simTime(us: number): SimTimeUs {
  return us as SimTimeUs;
}

/** A point in simulated time after `start`. */
export function later(start: SimTimeUs, us: number): SimTimeUs {
  return (start + us) as SimTimeUs;
}
