import { US_PER_SECOND } from '../core/time.js';
import { wheelTime } from '../core/timer-wheel.js';
import type { Ipv4Address } from '../wire/address.js';
import type { Destination, Ipvs } from './ipvs.js';
import { zeroStatistics } from './statistics.js';

// The trash of ip_vs_ctl.c: a removed destination is kept while connections refer to it and for two minutes after
// that was noticed. The same server added meanwhile goes on with its connections and counts. Nobody can tell when
// the timer runs, so its turns are made up for when somebody asks.

/** IP_VS_DEST_TRASH_PERIOD, and how often the timer looks. */
const KEEP_US = 120 * US_PER_SECOND;
const LOOK_US = KEEP_US / 2;

/** `alone`: its service stays. In another service of the same key its counts begin anew. */
export function retire(ipvs: Ipvs, destination: Destination, now: number, how: 'alone' | 'with-service'): void {
  catchUp(ipvs, now);
  destination.available = false;
  destination.idleSince = now;
  destination.unusedSince = null;
  if (how === 'with-service') zeroStatistics(destination.stats, now);
  ipvs.trashDueAt ??= wheelTime(now, now + LOOK_US);
}

/** ip_vs_trash_get_dest. */
export function revive(
  ipvs: Ipvs,
  service: string,
  address: Ipv4Address,
  port: number,
  now: number,
): Destination | undefined {
  catchUp(ipvs, now);
  for (const destination of ipvs.destinations.values()) {
    if (destination.available || destination.service !== service) continue;
    if (destination.address !== address || destination.port !== port) continue;
    destination.unusedSince = null;
    destination.available = true;
    return destination;
  }
  return undefined;
}

/** ip_vs_dest_trash_expire: the first look at an unused one starts its two minutes. */
function catchUp(ipvs: Ipvs, now: number): void {
  while (ipvs.trashDueAt !== null && ipvs.trashDueAt <= now) {
    const at = ipvs.trashDueAt;
    const trash = [...ipvs.destinations.values()].filter((destination) => !destination.available);
    for (const destination of trash) {
      if (destination.references > 0 || destination.idleSince > at) continue;
      destination.unusedSince ??= at;
      if (at - destination.unusedSince >= KEEP_US) ipvs.destinations.delete(destination.id);
    }
    ipvs.trashDueAt = trash.length === 0 ? null : wheelTime(at, at + LOOK_US);
  }
}
