import { addressesOf, formatIpv4, getSysctl, interfacesOf, type MistakeId, type World } from '@frameplay/engine';

/**
 * What who believes it has set on a server. Most misconceptions are a rule that the device follows; these are about a
 * setting, and show only where the setting is as the believer would have it. The kernel's true rules then do the rest.
 */
interface Habit {
  /** Values by name, on `all`, on every wired interface and on `lo`; those that are left out stay as they are. */
  readonly settings?: Readonly<Partial<Record<'all' | 'wired' | 'lo', Readonly<Partial<Record<ArpSetting, number>>>>>>;
  /** Where the virtual address stands, in place of `VIP/32` on lo. */
  readonly vip?: { readonly prefixLength: number; readonly at: 'lo' | 'wired' };
  /** It takes the wrong rule as well to see it: by the kernel's rule this setting happens to be right. */
  readonly withRule?: true;
}

type ArpSetting = 'arp_ignore' | 'arp_announce';

const NOTHING = { arp_ignore: 0, arp_announce: 0 };

const HABITS: Readonly<Partial<Record<MistakeId, Habit>>> = {
  M3: { settings: { all: NOTHING, wired: NOTHING, lo: { arp_ignore: 1, arp_announce: 2 } } },
  M5: { settings: { all: { arp_ignore: 2 } }, withRule: true },
  M6: { settings: { all: { arp_ignore: 3 }, wired: { arp_ignore: 0 } } },
  M7: { settings: { all: { arp_ignore: 8 } } },
  M8: { settings: { all: { arp_announce: 1 }, wired: { arp_announce: 0 } } },
  M9: { settings: { all: { arp_ignore: 0, arp_announce: 2 }, wired: { arp_ignore: 0 } } },
  M10: { settings: { all: { arp_announce: 0 }, wired: { arp_announce: 0 } } },
  M14: { vip: { prefixLength: 32, at: 'wired' } },
  M15: { vip: { prefixLength: 24, at: 'lo' } },
};

/** Does the device follow the wrong rule itself, or the kernel's with the believer's settings? */
export function followsWrongRule(mistake: MistakeId): boolean {
  const habit = HABITS[mistake];
  return habit === undefined || habit.withRule === true;
}

/** Commands of the real tools: what the believer has set, and what sets it back. Both empty: nothing is set for it. */
export interface HabitLines {
  readonly set: readonly string[];
  readonly undo: readonly string[];
}

export function habitLines(mistake: MistakeId, world: World, node: string, vip: string): HabitLines {
  const habit = HABITS[mistake];
  // A switch has no settings, and nobody who believes something of switches has set any.
  if (habit === undefined) return NO_LINES;
  const { settings = {}, vip: place } = habit;
  const wired = interfacesOf(world, node).flatMap(({ kind, name }) => (kind === 'ethernet' ? [name] : []));
  const wanted = Object.entries(settings).flatMap(([where, values]) =>
    (where === 'wired' ? wired : [where]).flatMap((name) =>
      Object.entries(values).map(([key, value]) => [`net.ipv4.conf.${name}.${key}`, String(value)] as const),
    ),
  );
  const standing = wanted.flatMap(([path]) => {
    const value = getSysctl(world, node, path);
    return value.ok ? [[path, value.value] as const] : [];
  });
  const moved = place === undefined ? NO_LINES : vipLines(place, world, node, vip, wired);
  return { set: [...sysctlLine(wanted), ...moved.set], undo: [...moved.undo, ...sysctlLine(standing)] };
}

const NO_LINES: HabitLines = { set: [], undo: [] };

function sysctlLine(values: readonly (readonly [path: string, value: string])[]): readonly string[] {
  return values.length === 0 ? [] : [`sysctl -w ${values.map((pair) => pair.join('=')).join(' ')}`];
}

function vipLines(
  { prefixLength, at }: NonNullable<Habit['vip']>,
  world: World,
  node: string,
  vip: string,
  wired: readonly string[],
): HabitLines {
  const held = addressesOf(world, node).find(({ iface, local }) => iface === 'lo' && formatIpv4(local) === vip);
  const iface = at === 'lo' ? 'lo' : wired[0];
  if (held === undefined || iface === undefined) return NO_LINES;
  const before = `${vip}/${held.prefixLength} dev lo`;
  const label = held.label === 'lo' ? '' : ` label ${held.label}`;
  const after = `${vip}/${prefixLength} dev ${iface}`;
  return {
    set: [`ip addr del ${before}`, `ip addr add ${after}${at === 'wired' ? ` label ${iface}:0` : ''}`],
    undo: [`ip addr del ${after}`, `ip addr add ${before}${label}`],
  };
}
