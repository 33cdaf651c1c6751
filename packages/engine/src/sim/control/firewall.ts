import { type KernelError, kernelError } from '../../core/kernel-error.js';
import { done, type Result } from '../../core/result.js';
import {
  type Chain,
  chainOf,
  createFirewall,
  type FirewallRule,
  type FirewallTable,
  HOOKS_OF,
  type HookName,
  noteNeeds,
  type Policy,
  type RuleEntry,
} from '../../host/netfilter/rule-set.js';
import type { World } from '../world-handle.js';
import { hostNamed, stateOf } from '../world-state.js';

export interface ChainView {
  readonly hook: HookName;
  readonly policy: Policy;
  readonly rules: readonly { readonly rule: FirewallRule; readonly packets: number; readonly bytes: number }[];
}

function noChain(): { readonly ok: false; readonly error: KernelError } {
  return kernelError('ENOENT', 'No chain/target/match by that name.');
}

/** The chain to change; the first use of iptables makes the tables. */
function openChain(world: World, node: string, table: FirewallTable, hook: HookName): Chain | undefined {
  const { host } = hostNamed(stateOf(world), node);
  host.firewall ??= createFirewall();
  return chainOf(host.firewall, table, hook);
}

function rulesChanged(world: World, node: string): Result<void, KernelError> {
  const { host } = hostNamed(stateOf(world), node);
  if (host.firewall !== null) noteNeeds(host.firewall);
  return done;
}

/** `iptables -A`, and `-I` with `position` (from 1). ENOENT (chain), EINVAL (position). */
export function addFirewallRule(
  world: World,
  node: string,
  table: FirewallTable,
  hook: HookName,
  rule: FirewallRule,
  position?: number,
): Result<void, KernelError> {
  const chain = openChain(world, node, table, hook);
  if (chain === undefined) return noChain();
  const at = position === undefined ? chain.entries.length : position - 1;
  if (at < 0 || at > chain.entries.length) return kernelError('EINVAL', 'Index of insertion too big.');
  chain.entries.splice(at, 0, { rule, packets: 0, bytes: 0 });
  return rulesChanged(world, node);
}

/** `iptables -R`. ENOENT (chain), EINVAL (position). */
export function replaceFirewallRule(
  world: World,
  node: string,
  table: FirewallTable,
  hook: HookName,
  position: number,
  rule: FirewallRule,
): Result<void, KernelError> {
  const isUnused = hostNamed(stateOf(world), node).host.firewall === null;
  const chain = openChain(world, node, table, hook);
  if (chain === undefined || isUnused) return noChain();
  if (chain.entries[position - 1] === undefined) return kernelError('EINVAL', 'Index of replacement too big.');
  chain.entries[position - 1] = { rule, packets: 0, bytes: 0 };
  return rulesChanged(world, node);
}

/** `iptables -D`, by number (from 1) or by the rule itself. ENOENT (chain), EINVAL (number), ESRCH (rule). */
export function removeFirewallRule(
  world: World,
  node: string,
  table: FirewallTable,
  hook: HookName,
  which: number | FirewallRule,
): Result<void, KernelError> {
  const isUnused = hostNamed(stateOf(world), node).host.firewall === null;
  const chain = openChain(world, node, table, hook);
  if (chain === undefined || (isUnused && typeof which === 'number')) return noChain();
  const at = typeof which === 'number' ? which - 1 : chain.entries.findIndex(({ rule }) => sameRule(rule, which));
  if (chain.entries[at] !== undefined) {
    chain.entries.splice(at, 1);
    return rulesChanged(world, node);
  }
  if (typeof which === 'number') return kernelError('EINVAL', 'Index of deletion too big.');
  return kernelError('ESRCH', 'Bad rule (does a matching rule exist in that chain?).');
}

// Both were made by the same parser, so equal rules have equal texts.
export function sameRule(a: FirewallRule, b: FirewallRule): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** `iptables -F`, of one chain or of the whole table. Policies stay. */
export function flushFirewall(
  world: World,
  node: string,
  table: FirewallTable,
  hook?: HookName,
): Result<void, KernelError> {
  return eachChain(world, node, table, hook, (chain) => {
    chain.entries.length = 0;
  });
}

/** `iptables -Z`. */
export function zeroFirewall(
  world: World,
  node: string,
  table: FirewallTable,
  hook?: HookName,
): Result<void, KernelError> {
  return eachChain(world, node, table, hook, (chain) => {
    for (const entry of chain.entries) zero(entry);
  });
}

function zero(entry: RuleEntry): void {
  entry.packets = 0;
  entry.bytes = 0;
}

/** `iptables -P`. */
export function setFirewallPolicy(
  world: World,
  node: string,
  table: FirewallTable,
  hook: HookName,
  policy: Policy,
): Result<void, KernelError> {
  return eachChain(world, node, table, hook, (chain) => {
    chain.policy = policy;
  });
}

function eachChain(
  world: World,
  node: string,
  table: FirewallTable,
  hook: HookName | undefined,
  change: (chain: Chain) => void,
): Result<void, KernelError> {
  for (const name of hook === undefined ? HOOKS_OF[table] : [hook]) {
    const chain = openChain(world, node, table, name);
    if (chain === undefined) return noChain();
    change(chain);
  }
  return rulesChanged(world, node);
}

/** Every chain of the table, as `iptables -L` walks them. */
export function firewallOf(world: World, node: string, table: FirewallTable): readonly ChainView[] {
  const { host } = hostNamed(stateOf(world), node);
  return (host.firewall ?? createFirewall())[table].map(({ hook, policy, entries }) => ({
    hook,
    policy,
    rules: entries.map((entry) => ({ ...entry })),
  }));
}
