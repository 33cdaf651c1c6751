import { invariant } from '../../core/invariant.js';
import type { KernelError } from '../../core/kernel-error.js';
import type { Result } from '../../core/result.js';
import type { World } from '../world.js';

/** Path with dots: `net.ipv4.conf.all.arp_ignore`. ENOENT. The value as /proc shows it. */
export function getSysctl(world: World, node: string, path: string): Result<string, KernelError> {
  invariant(false, `not yet ${[world, node, path].length}`);
}

/** ENOENT, EINVAL (not a number, out of range), EACCES (read only). */
export function setSysctl(world: World, node: string, path: string, value: string): Result<void, KernelError> {
  invariant(false, `not yet ${[world, node, path, value].length}`);
}

/** All paths that exist, sorted. */
export function sysctlPaths(world: World, node: string): readonly string[] {
  invariant(false, `not yet ${[world, node].length}`);
}
