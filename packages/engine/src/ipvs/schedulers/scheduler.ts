import type { Ipv4Address } from '../../wire/address.js';
import type { Destination, SchedulerName, Service } from '../ipvs.js';

/** What a scheduler may look at: the packet that opens the connection, and the time. */
export interface NewFlow {
  readonly clientAddress: Ipv4Address;
  readonly clientPort: number;
  readonly virtualAddress: Ipv4Address;
  readonly now: number;
  /** net.ipv4.vs.lblcr_expiration. */
  readonly lblcrExpirationUs: number;
}

/** ip_vs_scheduler: one file each in this folder; they do not know each other. */
export interface Scheduler {
  readonly name: SchedulerName;
  /** The service has just got this scheduler. */
  init(service: Service): void;
  /** Destinations or weights have changed; `removed` had this place in the list, if one went. */
  changed(service: Service, removed: { readonly id: number; readonly previous: number } | null): void;
  /** Null: no destination can take the connection. */
  schedule(service: Service, flow: NewFlow): Destination | null;
}

export function isEligible(destination: Destination): boolean {
  return !destination.overloaded && destination.weight > 0;
}

export function resetState(service: Service): void {
  service.state = { current: 0, currentWeight: 0, maxWeight: 0, step: 1, localities: new Map() };
}

/** The position after `id` in the list; 0 stands for the head, and so does an id that is gone. */
export function positionAfter(service: Service, id: number): number {
  const { destinations, state } = service;
  if (state.place !== undefined && destinations[state.place]?.id === id) return state.place + 1;
  for (let at = 0; at < destinations.length; at++) if (destinations[at]?.id === id) return at + 1;
  return 0;
}

/** The destination with the least of `cost`; the first in the list wins a tie. */
export function leastOf(
  service: Service,
  isCheaper: (candidate: Destination, best: Destination) => boolean,
): Destination | null {
  return leastAmong(service.destinations, isCheaper);
}

export function leastAmong(
  destinations: readonly Destination[],
  isCheaper: (candidate: Destination, best: Destination) => boolean,
): Destination | null {
  let best: Destination | null = null;
  for (const destination of destinations) {
    if (!isEligible(destination)) continue;
    if (best === null || isCheaper(destination, best)) best = destination;
  }
  return best;
}

/** ip_vs_dest_conn_overhead: an active connection weighs as much as 256 inactive ones. */
export function connectionOverhead(destination: Destination): number {
  return destination.active * 256 + destination.inactive;
}

/** Weighted least-connection, cross-multiplied so that equal loads never depend on rounding. */
export function isLessLoaded(candidate: Destination, best: Destination): boolean {
  return connectionOverhead(best) * candidate.weight > connectionOverhead(candidate) * best.weight;
}

const GOLDEN_RATIO_32 = 0x61c88647;

/** hash_32 of include/linux/hash.h: the upper bits of the product. */
export function hash32(value: number, bits: number): number {
  return Math.imul(value, GOLDEN_RATIO_32) >>> (32 - bits);
}
