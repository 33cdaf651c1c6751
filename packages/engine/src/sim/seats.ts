import { invariant } from '../core/invariant.js';
import type { World } from './world.js';
import type { KernelReaction, Resolution, WaitingFrame } from './frame-reaction.js';
import type { KernelError } from '../core/kernel-error.js';
import type { Result } from '../core/result.js';

/** From now on frames that reach this node wait. */
export function holdAt(world: World, node: string): void {
  invariant(false, `not yet ${[world, node].length}`);
}

/** Frames are handled by the kernel again; those that wait already keep waiting. */
export function releaseAt(world: World, node: string): void {
  invariant(false, `not yet ${[world, node].length}`);
}

export function waitingFrames(world: World): readonly WaitingFrame[] {
  invariant(false, `not yet ${[world].length}`);
}

/** What the kernel would do with it. Changes nothing: it looks at a fork. ENOENT: no such frame waits. */
export function keyOf(world: World, waitingId: number): Result<KernelReaction, KernelError> {
  invariant(false, `not yet ${[world, waitingId].length}`);
}

/** Settles a waiting frame. ENOENT: no such frame waits; EINVAL: an interface that the node has not. */
export function resolve(world: World, waitingId: number, how: Resolution): Result<void, KernelError> {
  invariant(false, `not yet ${[world, waitingId, how].length}`);
}
