import type { FirewallRule, HookName } from '@frameplay/engine';
import { invalidRule } from '../xtables/trouble.js';
import { protocolNumber } from './names.js';

/** A rule while its words are read. */
export interface RuleDraft {
  readonly chain: HookName;
  readonly rule: { -readonly [Key in keyof FirewallRule]: FirewallRule[Key] };
  readonly modules: Set<string>;
  targetName: string | null;
}

/** `-p NAME` was said; `-m NAME` without it is refused by the kernel. */
export function hasProtocol({ chain, rule, modules }: RuleDraft, name: 'tcp' | 'udp' | 'icmp'): boolean {
  if (rule.protocol?.protocol === protocolNumber(name) && !rule.protocol.inverted) return true;
  if (modules.has(name)) invalidRule('iptables', chain);
  return false;
}

export function hasPorts(draft: RuleDraft): boolean {
  return hasProtocol(draft, 'tcp') || hasProtocol(draft, 'udp');
}
