import type { Destination } from '../ipvs.js';
import { leastOf, resetState, type Scheduler } from './scheduler.js';

// ip_vs_lc.c: an active connection weighs as much as 256 inactive ones.
function overhead(destination: Destination): number {
  return destination.active * 256 + destination.inactive;
}

export const lc: Scheduler = {
  name: 'lc',
  init: resetState,
  changed: () => undefined,
  schedule: (service) => leastOf(service, (candidate, best) => overhead(candidate) < overhead(best)),
};
