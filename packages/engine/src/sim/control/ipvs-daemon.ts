import { type KernelError, kernelError } from '../../core/kernel-error.js';
import { nextBelow } from '../../core/prng.js';
import { done, type Result } from '../../core/result.js';
import { NO_TIMER } from '../../core/timer-queue.js';
import { selectAddress } from '../../host/address-table.js';
import { interfaceByName } from '../../host/host.js';
import { type Interface, SCOPE_UNIVERSE } from '../../host/interface.js';
import { joinGroup, leaveGroup } from '../../host/multicast.js';
import type { SyncDaemon } from '../../ipvs/ipvs.js';
import { IPV4_ANY, type Ipv4Address } from '../../wire/address.js';
import { SYNC_GROUP, SYNC_PORT } from '../../wire/ipvs-sync.js';
import { Effects } from '../effects.js';
import type { World } from '../world-handle.js';
import { hostNamed, ipvsToChange, stateOf } from '../world-state.js';

export type IpvsDaemonRole = 'master' | 'backup';

/** What is left out is the kernel's: 224.0.0.81, port 8848, TTL 1, what fits into a frame. */
export interface IpvsDaemonSpec {
  readonly iface: string;
  readonly syncId: number;
  readonly maxLength?: number;
  readonly group?: Ipv4Address;
  readonly port?: number;
  readonly ttl?: number;
}

export interface IpvsDaemonView extends Required<IpvsDaemonSpec> {
  readonly role: IpvsDaemonRole;
}

const HEADER_BYTES = 28;
const MTU_MIN = 1500;
const DATAGRAM_BYTES_MAX = 65_535;
const BACKUP_LENGTH_MIN = 1024;
const FIRST_EPHEMERAL_PORT = 32_768;
const EPHEMERAL_PORTS = 28_232;

/** `ipvsadm --start-daemon`. EEXIST (it runs), ENODEV (no such interface), ENETUNREACH (it is down). */
export function startIpvsDaemon(
  world: World,
  node: string,
  role: IpvsDaemonRole,
  spec: IpvsDaemonSpec,
): Result<void, KernelError> {
  const state = stateOf(world);
  const target = hostNamed(state, node);
  const { host } = target;
  const ipvs = ipvsToChange(target);
  const iface = interfaceByName(host, spec.iface);
  if (iface === undefined) return kernelError('ENODEV', `Unknown mcast interface: ${spec.iface}`);
  if (ipvs.sync[role] !== null) return kernelError('EEXIST', 'Daemon has already run');
  const daemon = daemonOf(iface, role, spec);
  if (role === 'backup') {
    joinGroup(new Effects(state), host, iface, daemon.group);
    ipvs.sync.backup = daemon;
    return done;
  }
  if (!iface.up) return kernelError('ENETUNREACH', 'Network is unreachable');
  ipvs.sync.master = {
    ...daemon,
    sourceAddress: selectAddress(host, iface, IPV4_ANY, SCOPE_UNIVERSE),
    sourcePort: FIRST_EPHEMERAL_PORT + nextBelow(host.prng, EPHEMERAL_PORTS),
    lookedAt: world.now,
    buffer: null,
    full: [],
    timer: NO_TIMER,
  };
  return done;
}

/** start_sync_thread: the defaults and limits. */
function daemonOf(iface: Interface, role: IpvsDaemonRole, spec: IpvsDaemonSpec): SyncDaemon {
  const largest = DATAGRAM_BYTES_MAX - HEADER_BYTES;
  const usual = (role === 'backup' ? Math.max(iface.mtu, MTU_MIN) : MTU_MIN) - HEADER_BYTES;
  const least = role === 'backup' ? BACKUP_LENGTH_MIN : 1;
  const asked = spec.maxLength ?? 0;
  return {
    iface: iface.name,
    ifindex: iface.ifindex,
    syncId: spec.syncId,
    maxLength: asked === 0 ? usual : Math.min(largest, Math.max(least, asked)),
    group: spec.group ?? SYNC_GROUP,
    port: spec.port ?? SYNC_PORT,
    ttl: spec.ttl ?? 1,
  };
}

/** `ipvsadm --stop-daemon`. ESRCH (it does not run). What it has not sent is lost. */
export function stopIpvsDaemon(world: World, node: string, role: IpvsDaemonRole): Result<void, KernelError> {
  const state = stateOf(world);
  const { host, ipvs } = hostNamed(state, node);
  const daemon = ipvs.sync[role];
  if (daemon === null) return kernelError('ESRCH', 'No daemon is running');
  const effects = new Effects(state);
  if (ipvs.sync.master !== null && role === 'master') effects.cancelTimer(ipvs.sync.master.timer);
  const iface = interfaceByName(host, daemon.iface);
  if (role === 'backup' && iface !== undefined) leaveGroup(effects, host, iface, daemon.group);
  ipvs.sync[role] = null;
  return done;
}

/** `ipvsadm -L --daemon`: those that run, the master first. */
export function ipvsDaemonsOf(world: World, node: string): readonly IpvsDaemonView[] {
  const { sync } = hostNamed(stateOf(world), node).ipvs;
  return (['master', 'backup'] as const).flatMap((role) => {
    const daemon = sync[role];
    if (daemon === null) return [];
    const { iface, syncId, maxLength, group, port, ttl } = daemon;
    return [{ role, iface, syncId, maxLength, group, port, ttl }];
  });
}
