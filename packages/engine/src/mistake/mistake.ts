/** What kind of device can hold a mistake: the roles of an LVS-DR cluster. */
export type DeviceRole = 'switch' | 'director' | 'server' | 'gateway' | 'client';

/**
 * Wrong rules that a device can be made to follow in place of the kernel's, and who holds them. The ids are those of
 * the list of misconceptions; what each one makes a device do stands at the rule of the kernel that it contradicts.
 */
export const MISTAKES = {
  /** A switch writes the MAC of its own port over the sender's. */
  M1: ['switch'],
  /** Direct routing writes the real server's address over the virtual one. */
  M2: ['director'],
  /** arp_ignore and arp_announce count on the interface that holds the address. */
  M3: ['server'],
  /** The interface's own value counts; `all` is there for interfaces that have none, and every one has. */
  M4: ['server', 'director'],
  /** arp_ignore=2: answer if any interface has the address. */
  M5: ['server'],
  /** arp_ignore=3: hide what is on lo. */
  M6: ['server'],
  /** arp_ignore=8: hide the virtual address, and nothing else. */
  M7: ['server'],
  /** arp_announce=1: never name the virtual address. */
  M8: ['server'],
  /** arp_announce: no answers for addresses of other interfaces. */
  M9: ['server'],
  /** arp_ignore=1: questions name the interface's own address. */
  M10: ['server'],
  /** Every packet with the virtual address as its source brings an ARP request with it. */
  M11: ['server'],
  /** The last ARP answer stays. */
  M12: ['gateway', 'client', 'director', 'server'],
  /** A wrong entry stays for ever. */
  M13: ['gateway', 'client'],
  /** eth0:0 is another interface than eth0. */
  M14: ['server'],
  /** On lo the prefix length says nothing. */
  M15: ['server'],
  /** An address on lo is taken only with a host route to it. */
  M16: ['server'],
  /** What comes to this MAC is taken, whatever its destination address. */
  M17: ['server'],
  /** What a server sends from an address on lo passes through lo. */
  M18: ['server'],
  /** A packet may come from outside with one of the director's own addresses as its source. */
  M19: ['director'],
  /** Without ip_forward=1 direct routing sends nothing. */
  M20: ['director'],
  /** Direct routing writes the real server's port over the virtual one. */
  M21: ['director'],
  /** A program that listens on one address hears what comes for all. */
  M22: ['server'],
  /** rp_filter takes what comes by any interface. */
  M25: ['server'],
  /** `ip addr add` tells the neighbours. */
  M26: ['director'],
  /** An address on an interface without ARP is hidden. */
  M28: ['server'],
  /** arp_filter=1 does what arp_ignore=1 does. */
  M29: ['server'],
  /** conf.default counts for interfaces that are there. */
  M30: ['server'],
  /** On the director arp_ignore does no harm. */
  M31: ['director'],
  /** Whoever asks is answered, even with one of the server's own addresses as the sender. */
  M32: ['server'],
  /** Weight 0 ends the connections too. */
  M35: ['director'],
  /** IPVS leaves the TTL alone. */
  M37: ['director'],
  /** Whoever owns the address takes the frame, whatever its MAC. */
  M42: ['server'],
} as const satisfies Readonly<Record<string, readonly DeviceRole[]>>;

export type MistakeId = keyof typeof MISTAKES;

/** The wrong rules of one device; null for all who have none, so that the kernel's way costs one comparison. */
export type Mistakes = ReadonlySet<MistakeId> | null;

/** The set is never changed: forks share it. In the order of the list, so that the hash does not tell when each was set. */
export function withMistake(mistakes: Mistakes, id: MistakeId, on: boolean): Mistakes {
  const wanted = new Set<MistakeId>(mistakes ?? []);
  if (on) wanted.add(id);
  else wanted.delete(id);
  if (wanted.size === 0) return null;
  return new Set(mistakeIds().filter((one) => wanted.has(one)));
}

export function mistakeIds(): readonly MistakeId[] {
  return Object.keys(MISTAKES) as MistakeId[];
}

export function isMistakeId(text: string): text is MistakeId {
  return Object.hasOwn(MISTAKES, text);
}
