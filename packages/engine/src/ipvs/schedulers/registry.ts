import { invariant } from '../../core/invariant.js';
import type { SchedulerName } from '../ipvs.js';
import { dh } from './dh.js';
import { fo } from './fo.js';
import { lblc } from './lblc.js';
import { lblcr } from './lblcr.js';
import { lc } from './lc.js';
import { mh } from './mh.js';
import { nq } from './nq.js';
import { ovf } from './ovf.js';
import { rr } from './rr.js';
import type { Scheduler } from './scheduler.js';
import { sed } from './sed.js';
import { sh } from './sh.js';
import { wlc } from './wlc.js';
import { wrr } from './wrr.js';

const ALL: ReadonlyMap<string, Scheduler> = new Map(
  [rr, wrr, lc, wlc, sed, nq, sh, dh, mh, lblc, lblcr, fo, ovf].map((scheduler) => [scheduler.name, scheduler]),
);

/** Every one that Linux 6.1 has. */
export function schedulerNamed(name: SchedulerName): Scheduler {
  const scheduler = ALL.get(name);
  invariant(scheduler !== undefined, `no scheduler named ${name}`);
  return scheduler;
}
