import type { Destination } from '../ipvs.js';
import { leastOf, resetState, type Scheduler } from './scheduler.js';

// Shortest expected delay (ip_vs_sed.c): (active + 1) / weight; inactive connections cost nothing.
function overhead(destination: Destination): number {
  return destination.active + 1;
}

export const sed: Scheduler = {
  name: 'sed',
  init: resetState,
  changed: () => undefined,
  schedule: (service) =>
    leastOf(service, (candidate, best) => overhead(best) * candidate.weight > overhead(candidate) * best.weight),
};
