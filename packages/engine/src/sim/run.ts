import { invariant } from '../core/invariant.js';
import type { SimTimeUs } from '../core/time.js';
import type { World } from './world.js';
import type { TraceEvent } from './trace.js';

/** Limits by count, never by wall time. */
export interface Budget {
  readonly framesPerSecond: number;
  readonly backlog: number;
  readonly tableRows: number;
}
export interface RunOptions {
  /** At most this many frame deliveries in this call; 'budget' when used up, call again to go on. */
  readonly maxFrames?: number;
}
/** `idle`: nothing will ever happen by itself; `time`: `until` is reached; `blocked`: a frame waits and the 100 ms are over (or nothing else is left to do); `storm`: the world has stopped for good. */
export type RunOutcome = 'idle' | 'time' | 'blocked' | 'storm' | 'budget';
/** Runs all events up to and including `until`; the clock then stands at `until` (not after 'blocked', 'storm', 'budget'). */
export function runUntil(world: World, until: SimTimeUs, options?: RunOptions): RunOutcome {
  invariant(false, `not yet ${[world, until, options].length}`);
}

/** Runs what is due now (time does not move). */
export function settle(world: World, options?: RunOptions): RunOutcome {
  invariant(false, `not yet ${[world, options].length}`);
}

/** When the next event is due; null when none is. */
export function nextEventAt(world: World): SimTimeUs | null {
  invariant(false, `not yet ${[world].length}`);
}

/** Takes the trace events collected since the last call. */
export function drainTrace(world: World): TraceEvent[] {
  invariant(false, `not yet ${[world].length}`);
}

/** Off for speed and for forks; on at first. */
export function collectTrace(world: World, on: boolean): void {
  invariant(false, `not yet ${[world, on].length}`);
}
