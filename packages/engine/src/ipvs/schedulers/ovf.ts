import type { Destination, Service } from '../ipvs.js';
import { isEligible, resetState, type Scheduler } from './scheduler.js';

// Weighted overflow (ip_vs_ovf.c): the highest weight that is not full; full means active > weight.
export const ovf: Scheduler = {
  name: 'ovf',
  init: resetState,
  changed: () => undefined,
  schedule(service: Service): Destination | null {
    let best: Destination | null = null;
    for (const destination of service.destinations) {
      if (!isEligible(destination) || destination.active > destination.weight) continue;
      if (best === null || destination.weight > best.weight) best = destination;
    }
    return best;
  },
};
