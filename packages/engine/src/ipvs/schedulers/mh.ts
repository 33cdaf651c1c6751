import type { Destination, Service } from '../ipvs.js';
import { halfSipHash } from '../siphash.js';
import { isEligible, type NewFlow, resetState, type Scheduler } from './scheduler.js';

// Maglev hashing (ip_vs_mh.c): each destination wants the places of the table in an order of its own and
// takes them in turns, as many a turn as its weight says. The table follows from the list and the last
// weights that were not zero, so nothing is kept: a quiesced server keeps its places.
// `flag-1` (mh-fallback) looks on where the destination cannot serve, `flag-2` (mh-port) hashes the port too.

/** CONFIG_IP_VS_MH_TAB_INDEX=12: the fifth of the kernel's primes. */
const TABLE_SIZE = 4093;
const TABLE_BITS = 6;
const FIRST_KEY = 2_654_435_761;
const SECOND_KEY = 2_654_446_892;

interface Claim {
  readonly destination: Destination;
  readonly turns: number;
  readonly skip: number;
  next: number;
}

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b);
}

function hash(address: number, port: number, key: number, offset = 0): number {
  return halfSipHash((offset + port + address) >>> 0, key);
}

/** How many places at a time: the weight over the common divisor, halved until the largest fits into the table's bits. */
function claimsOf(service: Service): Claim[] {
  const weights = service.destinations.map((destination) => destination.lastWeight);
  const divisor = weights.reduce((common, weight) => gcd(weight, common), 0);
  if (divisor < 1) return [];
  const bits = 32 - Math.clz32(Math.max(...weights) / divisor);
  const shift = Math.max(0, bits - TABLE_BITS);
  return service.destinations.map((destination) => ({
    destination,
    turns: (destination.lastWeight / divisor) >> shift || (destination.lastWeight > 0 ? 1 : 0),
    skip: (hash(destination.address, destination.port, SECOND_KEY) % (TABLE_SIZE - 1)) + 1,
    next: hash(destination.address, destination.port, FIRST_KEY) % TABLE_SIZE,
  }));
}

function lookupTable(service: Service): (Destination | undefined)[] {
  const table: (Destination | undefined)[] = new Array(TABLE_SIZE).fill(undefined);
  const claims = claimsOf(service).filter((claim) => claim.turns > 0);
  let left = claims.length === 0 ? 0 : TABLE_SIZE;
  while (left > 0)
    for (const claim of claims)
      for (let turn = 0; turn < claim.turns && left > 0; turn++) {
        while (table[claim.next] !== undefined) claim.next = (claim.next + claim.skip) % TABLE_SIZE;
        table[claim.next] = claim.destination;
        left -= 1;
      }
  return table;
}

export const mh: Scheduler = {
  name: 'mh',
  init: resetState,
  changed: () => undefined,
  schedule(service: Service, flow: NewFlow): Destination | null {
    const table = lookupTable(service);
    const port = service.flags.includes('flag-2') ? flow.clientPort : 0;
    const home = hash(flow.clientAddress, port, FIRST_KEY) % TABLE_SIZE;
    const chosen = table[home];
    if (chosen === undefined || isEligible(chosen)) return chosen ?? null;
    if (!service.flags.includes('flag-1')) return null;
    for (let offset = 0; offset < TABLE_SIZE; offset++) {
      const place = hash(flow.clientAddress, port, FIRST_KEY, (offset + home) % TABLE_SIZE) % TABLE_SIZE;
      const destination = table[place];
      if (destination !== undefined && isEligible(destination)) return destination;
    }
    return null;
  },
};
