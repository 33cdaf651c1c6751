import type { SimTimeUs } from '../core/time.js';

/** A network and everything that happens in it. Made by `createWorld`; only the engine looks inside. */
export interface World {
  readonly seed: number;
  readonly now: SimTimeUs;
}

/** Limits by count, never by wall time: whoever passes one has a storm, and the world stops. */
export interface Budget {
  /** Frame deliveries in one simulated second. */
  readonly framesPerSecond: number;
  /** Frames on their way in one instant. */
  readonly backlog: number;
}
