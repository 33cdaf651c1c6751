import type { Destination, Locality, Service } from '../ipvs.js';
import {
  connectionOverhead,
  isLessLoaded,
  leastAmong,
  leastOf,
  type NewFlow,
  resetState,
  type Scheduler,
} from './scheduler.js';

// Locality-based least-connection with replication (ip_vs_lblcr.c): a VIP has a set of servers; the least
// loaded of the set serves it, and when that one is overloaded the least loaded of all joins the set.

export const lblcr: Scheduler = {
  name: 'lblcr',
  init: resetState,
  changed: () => undefined,
  schedule(service: Service, flow: NewFlow): Destination | null {
    const known = service.state.localities.get(flow.virtualAddress);
    if (known !== undefined) {
      const usual = fromSet(service, known, flow);
      if (usual !== null && !isOverloaded(service, usual)) return usual;
    }
    const chosen = leastOf(service, isLessLoaded);
    if (chosen !== null) join(service, flow, chosen);
    return chosen;
  },
};

function fromSet(service: Service, known: Locality, flow: NewFlow): Destination | null {
  known.usedAt = flow.now;
  const members = known.destinations.flatMap(
    (id) => service.destinations.find((destination) => destination.id === id) ?? [],
  );
  const least = leastAmong(members, isLessLoaded);
  if (known.destinations.length > 1 && flow.now - known.modifiedAt > flow.lblcrExpirationUs)
    dropMostLoaded(known, members, flow.now);
  return least;
}

/** A set that has not changed for long loses its most loaded server. */
function dropMostLoaded(known: Locality, members: readonly Destination[], now: number): void {
  let most: Destination | null = null;
  for (const member of members) {
    if (member.weight <= 0) continue;
    if (most === null || connectionOverhead(most) * member.weight < connectionOverhead(member) * most.weight)
      most = member;
  }
  if (most === null) return;
  const gone = most.id;
  known.destinations = known.destinations.filter((id) => id !== gone);
  known.modifiedAt = now;
}

function join(service: Service, flow: NewFlow, destination: Destination): void {
  const { localities } = service.state;
  const known = localities.get(flow.virtualAddress);
  if (known === undefined) {
    localities.set(flow.virtualAddress, { destinations: [destination.id], modifiedAt: flow.now, usedAt: flow.now });
  } else if (!known.destinations.includes(destination.id)) {
    known.destinations = [destination.id, ...known.destinations];
    known.modifiedAt = flow.now;
  }
}

function isOverloaded(service: Service, destination: Destination): boolean {
  return (
    destination.active > destination.weight && service.destinations.some((other) => other.active * 2 < other.weight)
  );
}
