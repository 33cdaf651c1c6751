import type { Destination, Service } from '../ipvs.js';
import { isEligible, positionAfter, resetState, type Scheduler } from './scheduler.js';

// ip_vs_rr.c. The list has the newest destination first, so rr starts with the one added last.
export const rr: Scheduler = {
  name: 'rr',
  init: resetState,
  changed(service, removed) {
    if (removed !== null && service.state.current === removed.id) service.state.current = removed.previous;
  },
  schedule(service: Service): Destination | null {
    const list = service.destinations;
    const start = positionAfter(service, service.state.current);
    for (let step = 0; step < list.length; step++) {
      const place = (start + step) % list.length;
      const destination = list[place];
      if (destination === undefined || !isEligible(destination)) continue;
      service.state.current = destination.id;
      service.state.place = place;
      return destination;
    }
    return null;
  },
};
