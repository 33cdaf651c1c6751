import type { Destination, Service } from '../ipvs.js';
import { isLessLoaded, leastOf, type NewFlow, resetState, type Scheduler } from './scheduler.js';

// Locality-based least-connection (ip_vs_lblc.c): who served a VIP last serves it again, unless it is
// overloaded (more active connections than weight) while another has less than half of its own.

export const lblc: Scheduler = {
  name: 'lblc',
  init: resetState,
  changed: () => undefined,
  schedule(service: Service, flow: NewFlow): Destination | null {
    const { localities } = service.state;
    const known = localities.get(flow.virtualAddress);
    if (known !== undefined) {
      known.usedAt = flow.now;
      const last = service.destinations.find((destination) => destination.id === known.destinations[0]);
      if (last !== undefined && last.weight > 0 && !isOverloaded(service, last)) return last;
    }
    const chosen = leastOf(service, isLessLoaded);
    if (chosen !== null)
      localities.set(flow.virtualAddress, { destinations: [chosen.id], modifiedAt: flow.now, usedAt: flow.now });
    return chosen;
  },
};

function isOverloaded(service: Service, destination: Destination): boolean {
  if (destination.active <= destination.weight) return false;
  return service.destinations.some((other) => other.active * 2 < other.weight);
}
