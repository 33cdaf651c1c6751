import type { Destination, Service } from '../ipvs.js';
import { hash32, isEligible, type NewFlow, resetState, type Scheduler } from './scheduler.js';

// Source hashing (ip_vs_sh.c): 256 buckets, filled along the list, each destination as often in a row
// as its weight says. Which destination a bucket has follows from the list alone, so nothing is kept.
// `flag-1` (sh-fallback) looks on where the destination cannot serve, `flag-2` (sh-port) hashes the port too.

const BUCKET_BITS = 8;
const BUCKETS = 1 << BUCKET_BITS;

function buckets(service: Service): Destination[] {
  const filled: Destination[] = [];
  while (filled.length < BUCKETS && service.destinations.length > 0)
    for (const destination of service.destinations)
      for (let turn = 0; turn < Math.max(1, destination.weight) && filled.length < BUCKETS; turn++)
        filled.push(destination);
  return filled;
}

export const sh: Scheduler = {
  name: 'sh',
  init: resetState,
  changed: () => undefined,
  schedule(service: Service, flow: NewFlow): Destination | null {
    const table = buckets(service);
    const port = service.flags.includes('flag-2') ? flow.clientPort : 0;
    const home = hash32((flow.clientAddress + port) | 0, BUCKET_BITS);
    const chosen = table[home];
    if (chosen === undefined || isEligible(chosen)) return chosen ?? null;
    return service.flags.includes('flag-1') ? fallback(table, home) : null;
  },
};

/** Adding the home bucket twice is what the kernel does: ip_vs_sh_get_fallback hashes with `offset + ihash`. */
function fallback(table: readonly Destination[], home: number): Destination | null {
  for (let offset = 0; offset < BUCKETS; offset++) {
    const destination = table[(home + ((offset + home) % BUCKETS)) % BUCKETS];
    if (destination !== undefined && isEligible(destination)) return destination;
  }
  return null;
}
