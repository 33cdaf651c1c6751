import { interfacesOf, nodesOf, type World } from '@frameplay/engine';

/**
 * What a host has taken in and sent out over its wires since it exists: the counters of `ip -s link`, summed over its
 * Ethernet interfaces. Bytes from the destination MAC on, without padding and FCS.
 */
export interface Carried {
  readonly framesIn: number;
  readonly bytesIn: number;
  readonly framesOut: number;
  readonly bytesOut: number;
}

/** By node name; hosts only. */
export function carriedBy(world: World): ReadonlyMap<string, Carried> {
  const hosts = nodesOf(world).filter(({ kind }) => kind === 'host');
  return new Map(hosts.map(({ name }) => [name, carriedByHost(world, name)]));
}

function carriedByHost(world: World, name: string): Carried {
  const wired = interfacesOf(world, name).filter(({ kind }) => kind === 'ethernet');
  const sum = (of: (traffic: (typeof wired)[number]['traffic']) => number) =>
    wired.reduce((total, { traffic }) => total + of(traffic), 0);
  return {
    framesIn: sum(({ rxPackets }) => rxPackets),
    bytesIn: sum(({ rxBytes }) => rxBytes),
    framesOut: sum(({ txPackets }) => txPackets),
    bytesOut: sum(({ txBytes }) => txBytes),
  };
}

/** What was carried between two looks. */
export function carriedBetween(before: Carried, after: Carried): Carried {
  return {
    framesIn: after.framesIn - before.framesIn,
    bytesIn: after.bytesIn - before.bytesIn,
    framesOut: after.framesOut - before.framesOut,
    bytesOut: after.bytesOut - before.bytesOut,
  };
}
