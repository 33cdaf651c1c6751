import { type FirewallRule, type FirewallTable, type HookName, MATCHES_ALL } from '@frameplay/engine';
import { readAddress } from '../xtables/address.js';
import type { RuleOption } from '../xtables/words.js';
import type { RuleDraft } from './draft.js';
import { finishMatches, loadModule, readMatchOption } from './matches.js';
import { protocolNumber } from './names.js';
import { finishTarget, plainTarget, readTargetOption } from './targets.js';
import { badParameter } from './trouble.js';

/** The rule that the options of a call describe; in their order, as iptables loads its modules. */
export function readRule(table: FirewallTable, chain: HookName, options: readonly RuleOption[]): FirewallRule {
  const draft: RuleDraft = { chain, rule: { ...MATCHES_ALL }, modules: new Set(), targetName: null };
  for (const option of options) readOption(draft, option);
  checkInterfaces(draft.rule, chain);
  finishMatches(draft);
  finishTarget(draft, table);
  return draft.rule;
}

function readOption(draft: RuleDraft, option: RuleOption): void {
  const { rule } = draft;
  const { name, value, inverted } = option;
  switch (name) {
    case 'source':
      rule.source = { ...readAddress('iptables', value), inverted };
      return;
    case 'destination':
      rule.destination = { ...readAddress('iptables', value), inverted };
      return;
    case 'in-interface':
      rule.inInterface = { name: value, inverted };
      return;
    case 'out-interface':
      rule.outInterface = { name: value, inverted };
      return;
    case 'protocol':
      rule.protocol = { protocol: protocolNumber(value), inverted };
      return;
    case 'match':
      loadModule(draft, value);
      return;
    case 'jump':
      if (inverted) badParameter('unexpected ! flag before --jump');
      draft.targetName = value;
      rule.target = plainTarget(value);
      return;
    default:
      if (!readMatchOption(draft, option) && !readTargetOption(draft, option))
        badParameter(`unknown option "--${name}"`);
  }
}

function checkInterfaces(rule: FirewallRule, chain: HookName): void {
  if (rule.inInterface !== null && (chain === 'OUTPUT' || chain === 'POSTROUTING'))
    badParameter(`Can't use -i with ${chain}\n`);
  if (rule.outInterface !== null && (chain === 'INPUT' || chain === 'PREROUTING'))
    badParameter(`Can't use -o with ${chain}\n`);
}
