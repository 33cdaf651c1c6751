import type { Destination, Service } from '../ipvs.js';
import { isEligible, leastOf, resetState, type Scheduler } from './scheduler.js';

// Never queue (ip_vs_nq.c): the first idle destination, otherwise the shortest expected delay.
function overhead(destination: Destination): number {
  return destination.active + 1;
}

export const nq: Scheduler = {
  name: 'nq',
  init: resetState,
  changed: () => undefined,
  schedule(service: Service): Destination | null {
    const idle = service.destinations.find((destination) => isEligible(destination) && destination.active === 0);
    if (idle !== undefined) return idle;
    return leastOf(service, (candidate, best) => overhead(best) * candidate.weight > overhead(candidate) * best.weight);
  },
};
