import type { Destination } from '../ipvs.js';
import { leastOf, resetState, type Scheduler } from './scheduler.js';

// Weighted least-connection: the lowest (active * 256 + inactive) / weight wins.
// Cross-multiplied, as in ip_vs_wlc.c, so equal loads never depend on rounding.
function overhead(destination: Destination): number {
  return destination.active * 256 + destination.inactive;
}

export const wlc: Scheduler = {
  name: 'wlc',
  init: resetState,
  changed: () => undefined,
  schedule: (service) =>
    leastOf(service, (candidate, best) => overhead(best) * candidate.weight > overhead(candidate) * best.weight),
};
