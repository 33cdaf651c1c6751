import { type KernelError, kernelError } from '../../core/kernel-error.js';
import { done, ok, type Result } from '../../core/result.js';
import { type Host, interfaceByName } from '../../host/host.js';
import { DEFAULT_NEIGHBOUR_CONF, type NeighbourConf } from '../../host/sysctl.js';
import { ipvsSysctlValue } from '../../ipvs/sysctls.js';
import type { World } from '../world-handle.js';
import { type HostNode, hostNamed, ipvsToChange, stateOf } from '../world-state.js';

type Values = Readonly<Record<string, number>>;

/** Where a path's number lives, or null when there is no such path. */
interface Slot {
  readonly values: Values;
  readonly key: string;
  /** Values are replaced, never changed: many share them. */
  readonly put: (values: Values) => void;
  /** One of the path's units is so many of the value's; 1 if absent. */
  readonly factor?: number;
}

const INTEGER = /^-?\d+$/;
const INT_MAX = 0x7f_ff_ff_ff;

function slotOf(node: HostNode, path: string): Slot | null {
  const parts = path.split('.');
  if (parts[0] !== 'net' || parts[1] !== 'ipv4') return null;
  const { host } = node;
  // Interface names may contain dots (eth0.10), so the key is what follows the last one.
  const key = parts[parts.length - 1] ?? '';
  if (parts[2] === 'conf') return confSlot(host, parts.slice(3, -1).join('.'), key);
  if (parts[2] === 'neigh') return neighbourSlot(host, parts.slice(3, -1).join('.'), key);
  if (parts[2] === 'vs') return parts.length === 4 ? ipvsSlot(node, key) : null;
  return parts.length === 3 ? slotIn(host.sysctls, 'global', key) : null;
}

function slotIn<Field extends string>(holder: Record<Field, object>, field: Field, key: string): Slot | null {
  const values = holder[field] as Values;
  const put = (changed: Values): void => {
    holder[field] = changed;
  };
  return Object.hasOwn(values, key) ? { values, key, put } : null;
}

function ipvsSlot(node: HostNode, key: string): Slot | null {
  const field = Object.hasOwn(node.ipvs.sysctls, key) ? 'sysctls' : 'inertSysctls';
  const slot = slotIn<'sysctls' | 'inertSysctls'>(node.ipvs, field, key);
  if (slot === null || key === 'sync_period') return null;
  const put = (changed: Values): void => {
    ipvsToChange(node)[field] = changed as never;
  };
  return { ...slot, put };
}

function confSlot(host: Host, name: string, key: string): Slot | null {
  if (name === 'all' || name === 'default') return slotIn(host.sysctls, name, key);
  const iface = interfaceByName(host, name);
  return iface === undefined ? null : slotIn(iface, 'conf', key);
}

function neighbourSlot(host: Host, name: string, key: string): Slot | null {
  const iface = interfaceByName(host, name);
  if (iface === undefined) return null;
  const other = OTHER_UNITS.get(key);
  const slot = slotIn(iface, 'neigh', other?.key ?? key);
  if (slot === null) return null;
  const put = (changed: Values): void => {
    slot.put(changed);
    // neigh_proc_base_reachable_time: the new base counts at once.
    if (slot.key === 'base_reachable_time_ms') iface.reachableTimeUs = 0;
  };
  return { ...slot, put, factor: other?.factor ?? 1 };
}

/** The same setting in another unit: what one unit of the first is in the second. */
const OTHER_UNITS: ReadonlyMap<string, { readonly key: keyof NeighbourConf; readonly factor: number }> = new Map([
  ['base_reachable_time', { key: 'base_reachable_time_ms', factor: 1000 }],
  ['retrans_time', { key: 'retrans_time_ms', factor: 10 }],
  // SKB_TRUESIZE(ETH_FRAME_LEN)
  ['unres_qlen', { key: 'unres_qlen_bytes', factor: 2090 }],
] as const);
const NEIGHBOUR_KEYS = [...Object.keys(DEFAULT_NEIGHBOUR_CONF), ...OTHER_UNITS.keys()];

/** Path with dots: `net.ipv4.conf.all.arp_ignore`. ENOENT. The value as /proc shows it. */
export function getSysctl(world: World, node: string, path: string): Result<string, KernelError> {
  const value = valueAt(hostNamed(stateOf(world), node), path);
  return value === null ? unknownPath(path) : ok(value);
}

function valueAt(target: HostNode, path: string): string | null {
  const slot = slotOf(target, path);
  if (slot === null) return null;
  if (path === SYNC_THRESHOLD) return `${target.ipvs.sysctls.sync_threshold}\t${target.ipvs.sysctls.sync_period}`;
  return String(Math.floor((slot.values[slot.key] ?? 0) / (slot.factor ?? 1)));
}

function unknownPath(path: string): { readonly ok: false; readonly error: KernelError } {
  return kernelError('ENOENT', `cannot stat /proc/sys/${path.replaceAll('.', '/')}: No such file or directory`);
}

/** ENOENT, EINVAL (not a number, out of range). */
export function setSysctl(world: World, node: string, path: string, value: string): Result<void, KernelError> {
  const target = hostNamed(stateOf(world), node);
  const slot = slotOf(target, path);
  if (slot === null) return unknownPath(path);
  if (path === SYNC_THRESHOLD) return setSyncThreshold(target, path, value);
  const number = Number(value.trim());
  if (!INTEGER.test(value.trim()) || Math.abs(number) > INT_MAX)
    return kernelError('EINVAL', `setting key "${path}": Invalid argument`);
  const isIpvs = path.startsWith('net.ipv4.vs.');
  const written = isIpvs ? ipvsSysctlValue(slot.key, number) : number;
  if (written === 'EINVAL') return kernelError('EINVAL', `setting key "${path}": Invalid argument`);
  if (written === 'ENOTSUP') return kernelError('ENOTSUP', `${path}=${number} is not in this version`);
  slot.put({ ...slot.values, [slot.key]: written * (slot.factor ?? 1) });
  spread(target.host, path, number);
  return done;
}

const SYNC_THRESHOLD = 'net.ipv4.vs.sync_threshold';

/** proc_do_sync_threshold: which packet is told, and in how many; the first is less than the second unless that is 0. */
function setSyncThreshold(node: HostNode, path: string, value: string): Result<void, KernelError> {
  const { sysctls } = node.ipvs;
  const [threshold = 0, period = sysctls.sync_period, ...more] = value.trim().split(/\s+/).map(Number);
  const valid = [threshold, period].every((number) => Number.isInteger(number) && number >= 0 && number <= INT_MAX);
  if (!valid || more.length > 0 || (threshold >= period && period !== 0))
    return kernelError('EINVAL', `setting key "${path}": Invalid argument`);
  ipvsToChange(node).sysctls = { ...sysctls, sync_threshold: threshold, sync_period: period };
  return done;
}

// devinet.c: ip_forward is `all.forwarding`, and `all.forwarding` sets every interface's. Writing to
// `default` reaches interfaces that have no address yet? No: only those whose value was never set,
// which for the keys here are the ones created later.
function spread(host: Host, path: string, value: number): void {
  if (path !== 'net.ipv4.ip_forward' && path !== 'net.ipv4.conf.all.forwarding') return;
  const { sysctls } = host;
  sysctls.global = { ...sysctls.global, ip_forward: value };
  // inet_forward_change: a router listens to no redirects.
  sysctls.all = { ...sysctls.all, forwarding: value, accept_redirects: value === 0 ? 1 : 0 };
  sysctls.default = { ...sysctls.default, forwarding: value };
  for (const iface of host.interfaces) iface.conf = { ...iface.conf, forwarding: value };
}

/** All paths that exist, sorted. */
export function sysctlPaths(world: World, node: string): readonly string[] {
  return pathsOf(hostNamed(stateOf(world), node));
}

function pathsOf({ host, ipvs }: HostNode): readonly string[] {
  const conf = Object.keys(host.sysctls.all);
  const names = ['all', 'default', ...host.interfaces.map((iface) => iface.name).filter((name) => name !== '')];
  const paths = [
    ...Object.keys(host.sysctls.global).map((key) => `net.ipv4.${key}`),
    ...names.flatMap((name) => conf.map((key) => `net.ipv4.conf.${name}.${key}`)),
    ...host.interfaces
      .filter(({ name }) => name !== '')
      .flatMap((iface) => NEIGHBOUR_KEYS.map((key) => `net.ipv4.neigh.${iface.name}.${key}`)),
    ...[...Object.keys(ipvs.sysctls), ...Object.keys(ipvs.inertSysctls)]
      .filter((key) => key !== 'sync_period')
      .map((key) => `net.ipv4.vs.${key}`),
  ];
  return paths.sort();
}

/**
 * The sysctls of a host as they stand now, to be told apart from those of another moment. Their numbers are replaced and
 * never changed, so it takes no reading of the hundreds of paths to see that nothing was written in between.
 */
export interface SysctlMoment {
  readonly node: HostNode;
  readonly held: readonly unknown[];
}

export function sysctlMoment({ host, ipvs, ...rest }: HostNode): SysctlMoment {
  const interfaces = host.interfaces.map((iface) => ({ ...iface }));
  const { global, all, default: ofNew } = host.sysctls;
  return {
    node: { ...rest, host: { ...host, sysctls: { ...host.sysctls }, interfaces }, ipvs: { ...ipvs } },
    held: [
      ...[global, all, ofNew, ipvs.sysctls, ipvs.inertSysctls],
      ...interfaces.flatMap(({ name, conf, neigh }) => [name, conf, neigh]),
    ],
  };
}

export function isSameMoment(a: SysctlMoment, b: SysctlMoment): boolean {
  return a.held.length === b.held.length && a.held.every((holder, index) => holder === b.held[index]);
}

/** All values of a moment by path, in the order of the paths. */
export function sysctlValues({ node }: SysctlMoment): readonly (readonly [path: string, value: string])[] {
  return pathsOf(node).flatMap((path) => {
    const value = valueAt(node, path);
    return value === null ? [] : [[path, value] as const];
  });
}
