import {
  addFirewallRule,
  firewallOf,
  flushFirewall,
  type HookName,
  removeFirewallRule,
  replaceFirewallRule,
  sameRule,
  setFirewallPolicy,
  zeroFirewall,
} from '@frameplay/engine';
import type { CommandResult } from '../command-run.js';
import type { Context } from '../context.js';
import { type Controlled, demand, success } from '../stop.js';
import { notFoundBy } from '../xtables/trouble.js';
import { listedChains, savedChains } from './list.js';
import { parseIptables } from './parse.js';
import type { IptablesRequest } from './request.js';

/** iptables 1.8.9 (nf_tables), tables filter, mangle and nat. */
export function iptables(context: Context, words: readonly string[]): CommandResult {
  const request = parseIptables(words);
  const chains = (only: HookName | undefined) =>
    firewallOf(context.world, context.node, request.table).filter(({ hook }) => only === undefined || hook === only);
  switch (request.command) {
    case 'list':
      return success(listedChains(chains(request.chain), request.look));
    case 'list-rules':
      return success(savedChains(chains(request.chain), request.counters));
    case 'check': {
      const found = chains(request.chain).some(({ rules }) => rules.some(({ rule }) => sameRule(rule, request.rule)));
      return found ? success() : notFoundBy('iptables', 'Bad rule (does a matching rule exist in that chain?).');
    }
    default:
      demand(change(context, request), (error) => notFoundBy('iptables', error.message));
      return success();
  }
}

type Change = Exclude<IptablesRequest, { readonly command: 'list' | 'list-rules' | 'check' }>;

function change({ world, node }: Context, request: Change): Controlled<void> {
  const { table } = request;
  switch (request.command) {
    case 'append':
      return addFirewallRule(world, node, table, request.chain, request.rule);
    case 'insert':
      return addFirewallRule(world, node, table, request.chain, request.rule, request.position);
    case 'replace':
      return replaceFirewallRule(world, node, table, request.chain, request.position, request.rule);
    case 'delete':
      return removeFirewallRule(world, node, table, request.chain, request.rule);
    case 'delete-number':
      return removeFirewallRule(world, node, table, request.chain, request.position);
    case 'flush':
      return flushFirewall(world, node, table, request.chain);
    case 'zero':
      return zeroFirewall(world, node, table, request.chain);
    case 'policy':
      return setFirewallPolicy(world, node, table, request.chain, request.policy);
  }
}
