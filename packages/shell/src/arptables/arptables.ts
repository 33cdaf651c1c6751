import {
  type ArpHookName,
  addArpRule,
  arpRulesOf,
  flushArpRules,
  removeArpRule,
  replaceArpRule,
  sameArpRule,
  setArpPolicy,
  zeroArpRules,
} from '@frameplay/engine';
import type { CommandResult } from '../command-run.js';
import type { Context } from '../context.js';
import { type Controlled, demand, success } from '../stop.js';
import { notFoundBy } from '../xtables/trouble.js';
import { listedArpChains, savedArpChains } from './list.js';
import { parseArptables } from './parse.js';
import type { ArptablesRequest } from './request.js';

const NO_SUCH_RULE = 'Bad rule (does a matching rule exist in that chain?).';

/** arptables 1.8.9 (nf_tables). */
export function arptables(context: Context, words: readonly string[]): CommandResult {
  const { world, node } = context;
  const request = parseArptables(words);
  const chains = (only: ArpHookName | undefined) =>
    arpRulesOf(world, node).filter(({ hook }) => only === undefined || hook === only);
  switch (request.command) {
    case 'list':
      return success(listedArpChains(chains(request.chain), request.look));
    case 'list-rules':
      return success(savedArpChains(chains(request.chain)));
    case 'check': {
      const found = chains(request.chain).some(({ rules }) =>
        rules.some(({ rule }) => sameArpRule(rule, request.rule)),
      );
      return found ? success() : notFoundBy('arptables', NO_SUCH_RULE);
    }
    case 'flush':
      flushArpRules(world, node, request.chain);
      return success();
    case 'zero':
      zeroArpRules(world, node, request.chain);
      return success();
    case 'policy':
      setArpPolicy(world, node, request.chain, request.policy);
      return success();
    default:
      demand(changeRules(context, request), (error) => notFoundBy('arptables', error.message));
      return success();
  }
}

type RuleChange = Extract<
  ArptablesRequest,
  { readonly command: 'append' | 'delete' | 'delete-number' | 'insert' | 'replace' }
>;

function changeRules({ world, node }: Context, request: RuleChange): Controlled<void> {
  const { chain } = request;
  switch (request.command) {
    case 'append':
      return addArpRule(world, node, chain, request.rule);
    case 'insert':
      return addArpRule(world, node, chain, request.rule, request.position);
    case 'replace':
      return replaceArpRule(world, node, chain, request.position, request.rule);
    case 'delete':
      return removeArpRule(world, node, chain, request.rule);
    case 'delete-number':
      return removeArpRule(world, node, chain, request.position);
  }
}
