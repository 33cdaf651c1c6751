import { type KernelError, kernelError } from '../../core/kernel-error.js';
import { done, type Result } from '../../core/result.js';
import { applyPrefixMistake } from '../../host/address-routes.js';
import { MISTAKES, type MistakeId, type Mistakes, withMistake } from '../../mistake/mistake.js';
import type { World } from '../world-handle.js';
import { type Node, nodeNamed, stateOf } from '../world-state.js';

/**
 * From now on the device follows (or no longer follows) a wrong rule in place of the kernel's. Part of the world:
 * forks keep it and the hash tells. EINVAL: a rule of a switch for a host, or of a host for a switch.
 */
export function setMistake(world: World, node: string, id: MistakeId, on: boolean): Result<void, KernelError> {
  const target = nodeNamed(stateOf(world), node);
  if (!mayHold(target.kind, id)) return kernelError('EINVAL', `${id} is no rule of a ${target.kind}`);
  const device = deviceOf(target);
  const before = device.mistakes;
  device.mistakes = withMistake(before, id, on);
  if (target.kind === 'host' && id === 'M15' && (before?.has(id) ?? false) !== on) applyPrefixMistake(target.host);
  return done;
}

/** The wrong rules that a device follows, in the order of the list. */
export function mistakesOf(world: World, node: string): readonly MistakeId[] {
  return [...(deviceOf(nodeNamed(stateOf(world), node)).mistakes ?? [])];
}

function deviceOf(node: Node): { mistakes: Mistakes } {
  return node.kind === 'host' ? node.host : node.device;
}

function mayHold(kind: Node['kind'], id: MistakeId): boolean {
  const roles: readonly string[] = MISTAKES[id];
  return roles.includes('switch') === (kind === 'switch');
}
