import {
  addFirewallRule,
  firewallOf,
  flushFirewall,
  type HookName,
  type KernelError,
  removeFirewallRule,
  replaceFirewallRule,
  sameRule,
  setFirewallPolicy,
  zeroFirewall,
} from '@frameplay/engine';
import type { CommandResult } from '../command-run.js';
import type { Context } from '../context.js';
import { type Controlled, demand, success } from '../stop.js';
import { listedChains, savedChains } from './list.js';
import { parseIptables } from './parse.js';
import type { IptablesRequest } from './request.js';
import { kernelRefused, notFound } from './trouble.js';

/** iptables 1.8.9 (nf_tables), tables filter and mangle. */
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
      return found ? success() : notFound('Bad rule (does a matching rule exist in that chain?).');
    }
    default:
      demand(change(context, request), (error) => refusal(error, request));
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

const OPERATIONS: Readonly<Record<Change['command'], string>> = {
  append: 'RULE_APPEND',
  insert: 'RULE_INSERT',
  replace: 'RULE_REPLACE',
  delete: 'RULE_DELETE',
  'delete-number': 'RULE_DELETE',
  flush: 'RULE_FLUSH',
  zero: 'CHAIN_ZERO',
  policy: 'CHAIN_UPDATE',
};

function refusal(error: KernelError, request: Change): never {
  if (error.code === 'EINVAL')
    return kernelRefused(
      4,
      ` ${OPERATIONS[request.command]} failed (Invalid argument): rule in chain ${request.chain}`,
    );
  return notFound(error.message);
}
