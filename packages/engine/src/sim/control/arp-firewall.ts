import { type KernelError, kernelError } from '../../core/kernel-error.js';
import { done, type Result } from '../../core/result.js';
import {
  type ArpChain,
  type ArpHookName,
  type ArpRule,
  type ArpRuleEntry,
  createArpFirewall,
} from '../../host/netfilter/arp-rule-set.js';
import type { Policy } from '../../host/netfilter/rule-set.js';
import type { World } from '../world-handle.js';
import { hostNamed, stateOf } from '../world-state.js';

export interface ArpChainView {
  readonly hook: ArpHookName;
  readonly policy: Policy;
  readonly rules: readonly Readonly<ArpRuleEntry>[];
}

const HOOKS: readonly ArpHookName[] = ['INPUT', 'OUTPUT'];

/** The chain to change; the first use of arptables makes the table. */
function openChain(world: World, node: string, hook: ArpHookName): ArpChain {
  const { host } = hostNamed(stateOf(world), node);
  host.arpFirewall ??= createArpFirewall();
  return host.arpFirewall[hook];
}

/** `arptables -A`, and `-I` with `position` (from 1). EINVAL: there is no such position. */
export function addArpRule(
  world: World,
  node: string,
  hook: ArpHookName,
  rule: ArpRule,
  position?: number,
): Result<void, KernelError> {
  const { entries } = openChain(world, node, hook);
  const at = position === undefined ? entries.length : position - 1;
  if (at < 0 || at > entries.length) return kernelError('EINVAL', 'Index of insertion too big.');
  entries.splice(at, 0, { rule, packets: 0, bytes: 0 });
  return done;
}

/** `arptables -R`. EINVAL (position). */
export function replaceArpRule(
  world: World,
  node: string,
  hook: ArpHookName,
  position: number,
  rule: ArpRule,
): Result<void, KernelError> {
  const { entries } = openChain(world, node, hook);
  if (entries[position - 1] === undefined) return kernelError('EINVAL', 'Index of replacement too big.');
  entries[position - 1] = { rule, packets: 0, bytes: 0 };
  return done;
}

/** `arptables -D`, by number (from 1) or by the rule itself. EINVAL (number), ESRCH (rule). */
export function removeArpRule(
  world: World,
  node: string,
  hook: ArpHookName,
  which: number | ArpRule,
): Result<void, KernelError> {
  const { entries } = openChain(world, node, hook);
  const at = typeof which === 'number' ? which - 1 : entries.findIndex(({ rule }) => sameArpRule(rule, which));
  if (entries[at] !== undefined) {
    entries.splice(at, 1);
    return done;
  }
  if (typeof which === 'number') return kernelError('EINVAL', 'Index of deletion too big.');
  return kernelError('ESRCH', 'Bad rule (does a matching rule exist in that chain?).');
}

// Both were made by the same parser, so equal rules have equal texts.
export function sameArpRule(a: ArpRule, b: ArpRule): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** `arptables -F`, of one chain or of both. Policies stay. */
export function flushArpRules(world: World, node: string, hook?: ArpHookName): void {
  for (const name of hook === undefined ? HOOKS : [hook]) openChain(world, node, name).entries.length = 0;
}

/** `arptables -Z`. */
export function zeroArpRules(world: World, node: string, hook?: ArpHookName): void {
  for (const name of hook === undefined ? HOOKS : [hook]) {
    for (const entry of openChain(world, node, name).entries) {
      entry.packets = 0;
      entry.bytes = 0;
    }
  }
}

/** `arptables -P`. */
export function setArpPolicy(world: World, node: string, hook: ArpHookName, policy: Policy): void {
  openChain(world, node, hook).policy = policy;
}

/** Both chains, as `arptables -L` walks them. */
export function arpRulesOf(world: World, node: string): readonly ArpChainView[] {
  const { host } = hostNamed(stateOf(world), node);
  const firewall = host.arpFirewall ?? createArpFirewall();
  return HOOKS.map((hook) => ({
    hook,
    policy: firewall[hook].policy,
    rules: firewall[hook].entries.map((entry) => ({ ...entry })),
  }));
}
