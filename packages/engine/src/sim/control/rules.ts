import { type KernelError, kernelError } from '../../core/kernel-error.js';
import { done, type Result } from '../../core/result.js';
import type { RoutingRule } from '../../host/route.js';
import type { World } from '../world-handle.js';
import { hostNamed, stateOf } from '../world-state.js';

/** Without a priority the kernel puts a rule before all others but rule 0; without a table it names main. */
export type RoutingRuleSpec = Omit<RoutingRule, 'priority'> & { readonly priority?: number };

const PRIORITY_MAIN = 32_766;

function sameMatch(a: RoutingRuleSpec, b: RoutingRuleSpec): boolean {
  const text = ({ mark, source, destination }: RoutingRuleSpec): string => JSON.stringify([mark, source, destination]);
  return text(a) === text(b);
}

/** `ip rule add`. EEXIST. */
export function addRoutingRule(world: World, node: string, spec: RoutingRuleSpec): Result<void, KernelError> {
  const { host } = hostNamed(stateOf(world), node);
  const first = host.rules.find(({ priority }) => priority > 0);
  const priority = spec.priority ?? Math.max(0, Math.min(first?.priority ?? PRIORITY_MAIN, PRIORITY_MAIN) - 1);
  const same = host.rules.some(
    (rule) =>
      sameMatch(rule, spec) && rule.table === spec.table && (spec.priority === undefined || rule.priority === priority),
  );
  if (same) return kernelError('EEXIST', 'File exists');
  const rule: RoutingRule = { ...spec, priority };
  const at = host.rules.findIndex((other) => other.priority > priority);
  const place = at < 0 ? host.rules.length : at;
  host.rules = [...host.rules.slice(0, place), rule, ...host.rules.slice(place)];
  return done;
}

/** `ip rule del`: the first rule that has all that is named. ENOENT. */
export function removeRoutingRule(world: World, node: string, named: Partial<RoutingRule>): Result<void, KernelError> {
  const { host } = hostNamed(stateOf(world), node);
  const keys = (Object.keys(named) as (keyof RoutingRule)[]).filter((key) => named[key] !== undefined);
  const found = host.rules.find((rule) =>
    keys.every((key) => JSON.stringify(rule[key]) === JSON.stringify(named[key])),
  );
  if (found === undefined) return kernelError('ENOENT', 'No such file or directory');
  host.rules = host.rules.filter((rule) => rule !== found);
  return done;
}

/** `ip rule flush`: all but the kernel's own three. */
export function flushRoutingRules(world: World, node: string): void {
  hostNamed(stateOf(world), node).host.rules = [];
}

/** Those that were added, by priority. */
export function routingRulesOf(world: World, node: string): readonly RoutingRule[] {
  return hostNamed(stateOf(world), node).host.rules;
}
