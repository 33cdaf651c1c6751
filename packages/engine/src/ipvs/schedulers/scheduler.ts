import type { Destination, SchedulerName, Service } from '../ipvs.js';

/** ip_vs_scheduler: one file each in this folder; they do not know each other. */
export interface Scheduler {
  readonly name: SchedulerName;
  /** The service has just got this scheduler. */
  init(service: Service): void;
  /** Destinations or weights have changed; `removed` had this place in the list, if one went. */
  changed(service: Service, removed: { readonly id: number; readonly previous: number } | null): void;
  /** Null: no destination can take the connection. */
  schedule(service: Service): Destination | null;
}

export function isEligible(destination: Destination): boolean {
  return !destination.overloaded && destination.weight > 0;
}

export function resetState(service: Service): void {
  service.state = { current: 0, currentWeight: 0, maxWeight: 0, step: 1 };
}

/** The position after `id` in the list; 0 stands for the head, and so does an id that is gone. */
export function positionAfter(service: Service, id: number): number {
  return service.destinations.findIndex((destination) => destination.id === id) + 1;
}

/** The destination with the least of `cost`; the first in the list wins a tie. */
export function leastOf(
  service: Service,
  isCheaper: (candidate: Destination, best: Destination) => boolean,
): Destination | null {
  let best: Destination | null = null;
  for (const destination of service.destinations) {
    if (!isEligible(destination)) continue;
    if (best === null || isCheaper(destination, best)) best = destination;
  }
  return best;
}
