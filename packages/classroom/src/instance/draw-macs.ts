import type { Lab } from '@frameplay/lab';
import { mixed } from './draws.js';

/**
 * A new MAC for each one in the lab: 02, three drawn octets that are the same in the whole lab, and the last two as
 * they were, so that a MAC can still be told by its end. Where that would make two of one, the end is counted on.
 */
export function drawMacs(lab: Lab, seed: number, nth: number): ReadonlyMap<string, string> {
  const drawn = mixed(seed, nth + 0x4d41);
  const middle = [drawn & 0xff, (drawn >>> 8) & 0xff, (drawn >>> 16) & 0xff].map(octet).join(':');
  const macs = new Map<string, string>();
  const taken = new Set<number>();
  for (const { mac } of lab.links.flatMap(({ endpoints }) => endpoints)) {
    if (macs.has(mac)) continue;
    let end = Number.parseInt(mac.slice(-5).replace(':', ''), 16);
    while (taken.has(end)) end = (end + 1) % 0x1_0000;
    taken.add(end);
    macs.set(mac, `02:${middle}:${octet(end >>> 8)}:${octet(end & 0xff)}`);
  }
  return macs;
}

function octet(value: number): string {
  return value.toString(16).padStart(2, '0');
}
