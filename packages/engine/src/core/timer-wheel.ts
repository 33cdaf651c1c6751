import { US_PER_MS } from './time.js';

// kernel/time/timer.c: timers run in ticks, and far ones in coarser steps. Eight levels of 64
// buckets, each level eight times as coarse as the one before; a timer is never early.

/** HZ=250. */
export const US_PER_TICK = 4 * US_PER_MS;
const LEVEL_STEP = 8;
const LEVELS = 8;
const FIRST_LEVEL_TICKS = 63;
/** Where simulated time 0 lies in the coarse steps of the kernel that the recordings were made on. */
const PHASE_TICKS = 2824;

/** When a kernel timer that is set at `nowUs` for `atUs` really fires: up to an eighth late. */
export function wheelTime(nowUs: number, atUs: number): number {
  const now = Math.floor(nowUs / US_PER_TICK);
  const delay = Math.max(0, Math.ceil((atUs - nowUs) / US_PER_TICK));
  let step = 1;
  let reach = FIRST_LEVEL_TICKS;
  for (let level = 1; level < LEVELS && delay >= reach; level++) {
    step *= LEVEL_STEP;
    reach *= LEVEL_STEP;
  }
  const expires = now + delay + PHASE_TICKS;
  return (Math.floor((expires + step) / step) * step - PHASE_TICKS) * US_PER_TICK;
}
