import type { SchedulerName } from '../ipvs.js';
import { fo } from './fo.js';
import { lc } from './lc.js';
import { nq } from './nq.js';
import { ovf } from './ovf.js';
import { rr } from './rr.js';
import type { Scheduler } from './scheduler.js';
import { sed } from './sed.js';
import { wlc } from './wlc.js';
import { wrr } from './wrr.js';

const ALL: ReadonlyMap<SchedulerName, Scheduler> = new Map(
  [rr, wrr, lc, wlc, sed, nq, fo, ovf].map((scheduler) => [scheduler.name, scheduler]),
);

/** Undefined: this version does not have it (sh, dh, mh, lblc, lblcr). */
export function schedulerNamed(name: SchedulerName): Scheduler | undefined {
  return ALL.get(name);
}
