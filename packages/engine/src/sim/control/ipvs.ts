import { invariant } from '../../core/invariant.js';
import type { KernelError } from '../../core/kernel-error.js';
import type { Result } from '../../core/result.js';
import type { Ipv4Address } from '../../wire/address.js';
import type {
  ForwardingMethod,
  IpvsConnectionView,
  IpvsServiceKey,
  IpvsServiceView,
  IpvsTimeouts,
  SchedulerName,
} from '../views.js';
import type { World } from '../world.js';

export interface IpvsServiceSpec {
  readonly key: IpvsServiceKey;
  readonly scheduler: SchedulerName;
  readonly flags?: readonly string[];
  /** Null: not persistent. */
  readonly persistenceTimeoutS?: number | null;
  readonly persistenceMask?: number;
}
export interface IpvsDestinationSpec {
  readonly address: Ipv4Address;
  readonly port: number;
  readonly forwarding: ForwardingMethod;
  readonly weight: number;
  readonly upperThreshold?: number;
  readonly lowerThreshold?: number;
}
/** `ipvsadm -A`. EEXIST, ENOENT (unknown scheduler), ENOTSUP (not in this version). */
export function addIpvsService(world: World, node: string, spec: IpvsServiceSpec): Result<void, KernelError> {
  invariant(false, `not yet ${[world, node, spec].length}`);
}

/** `ipvsadm -E`. ESRCH. */
export function editIpvsService(world: World, node: string, spec: IpvsServiceSpec): Result<void, KernelError> {
  invariant(false, `not yet ${[world, node, spec].length}`);
}

/** `ipvsadm -D`. ESRCH. */
export function removeIpvsService(world: World, node: string, key: IpvsServiceKey): Result<void, KernelError> {
  invariant(false, `not yet ${[world, node, key].length}`);
}

/** `ipvsadm -C`. */
export function clearIpvs(world: World, node: string): Result<void, KernelError> {
  invariant(false, `not yet ${[world, node].length}`);
}

/** `ipvsadm -a`. ESRCH (service), EEXIST, EINVAL (address). With -g and -i the port becomes the service's. */
export function addIpvsDestination(
  world: World,
  node: string,
  key: IpvsServiceKey,
  spec: IpvsDestinationSpec,
): Result<void, KernelError> {
  invariant(false, `not yet ${[world, node, key, spec].length}`);
}

/** `ipvsadm -e`. ESRCH (service), ENOENT (destination). */
export function editIpvsDestination(
  world: World,
  node: string,
  key: IpvsServiceKey,
  spec: IpvsDestinationSpec,
): Result<void, KernelError> {
  invariant(false, `not yet ${[world, node, key, spec].length}`);
}

/** `ipvsadm -d`. ESRCH, ENOENT. */
export function removeIpvsDestination(
  world: World,
  node: string,
  key: IpvsServiceKey,
  destination: { readonly address: Ipv4Address; readonly port: number },
): Result<void, KernelError> {
  invariant(false, `not yet ${[world, node, key, destination].length}`);
}

/** `ipvsadm --set`; 0 leaves a value as it is. */
export function setIpvsTimeouts(world: World, node: string, timeouts: IpvsTimeouts): Result<void, KernelError> {
  invariant(false, `not yet ${[world, node, timeouts].length}`);
}

/** `ipvsadm -Z`, of all or of one service. */
export function zeroIpvs(world: World, node: string, key?: IpvsServiceKey): Result<void, KernelError> {
  invariant(false, `not yet ${[world, node, key].length}`);
}

/** In the order of the kernel's hash table is not promised; the order of addition. */
export function ipvsServicesOf(world: World, node: string): readonly IpvsServiceView[] {
  invariant(false, `not yet ${[world, node].length}`);
}

export function ipvsConnectionsOf(world: World, node: string): readonly IpvsConnectionView[] {
  invariant(false, `not yet ${[world, node].length}`);
}

export function ipvsTimeoutsOf(world: World, node: string): IpvsTimeouts {
  invariant(false, `not yet ${[world, node].length}`);
}
