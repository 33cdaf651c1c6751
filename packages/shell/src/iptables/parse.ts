import type { FirewallTable, HookName } from '@frameplay/engine';
import { unsupported } from '../stop.js';
import { foreignChain, notFoundBy, refusedBy } from '../xtables/trouble.js';
import { readXtablesWords, type XtablesWords } from '../xtables/words.js';
import { IPTABLES } from './dialect.js';
import type { IptablesRequest } from './request.js';
import { readRule } from './rule.js';
import { refuseDropInNat } from './targets.js';
import { badParameter } from './trouble.js';

const CHAINS: Readonly<Record<FirewallTable, readonly HookName[]>> = {
  filter: ['INPUT', 'FORWARD', 'OUTPUT'],
  mangle: ['PREROUTING', 'INPUT', 'FORWARD', 'OUTPUT', 'POSTROUTING'],
  nat: ['PREROUTING', 'INPUT', 'OUTPUT', 'POSTROUTING'],
};

/** iptables 1.8.9. Reads and checks everything; nothing has been changed when it stops. */
export function parseIptables(list: readonly string[]): IptablesRequest {
  const words = readXtablesWords(list, IPTABLES);
  const table = tableNamed(words.table);
  if (words.command === undefined) return badParameter('no command specified');
  if (words.options.length > 0 && 'FLSPZ'.includes(words.command)) refuseOption(words);
  switch (words.command) {
    case 'A': {
      const chain = requiredChain(table, words);
      return { table, command: 'append', chain, rule: readRule(table, chain, words.options) };
    }
    case 'C': {
      const chain = requiredChain(table, words);
      return { table, command: 'check', chain, rule: readRule(table, chain, words.options) };
    }
    case 'D': {
      const chain = requiredChain(table, words);
      if (words.extra !== undefined) return { table, command: 'delete-number', chain, position: position(words.extra) };
      return { table, command: 'delete', chain, rule: readRule(table, chain, words.options) };
    }
    case 'I':
    case 'R':
      return insertion(table, words);
    case 'F':
    case 'Z':
      return { table, command: words.command === 'F' ? 'flush' : 'zero', chain: optionalChain(table, words) };
    case 'P':
      return policy(table, words);
    case 'L':
      return { table, command: 'list', chain: optionalChain(table, words), look: look(words) };
    case 'S':
      return { table, command: 'list-rules', chain: optionalChain(table, words), counters: words.flags.has('v') };
  }
}

function tableNamed(name: string): FirewallTable {
  if (name === 'filter' || name === 'mangle' || name === 'nat') return name;
  if (name === 'raw' || name === 'security') return unsupported(`iptables -t ${name}`);
  return refusedBy(
    'iptables',
    3,
    `table '${name}' does not exist\nPerhaps iptables or your kernel needs to be upgraded.`,
  );
}

function requiredChain(table: FirewallTable, words: XtablesWords): HookName {
  return optionalChain(table, words) ?? badParameter('no command specified');
}

function optionalChain(table: FirewallTable, { chain, command }: XtablesWords): HookName | undefined {
  if (chain === undefined) return undefined;
  const known = CHAINS[table].find((name) => name === chain);
  if (known !== undefined) return known;
  if (command === 'L' || command === 'S') return foreignChain('iptables', chain, table);
  return notFoundBy('iptables', command === 'P' ? 'Bad built-in chain name.' : 'No chain/target/match by that name.');
}

function insertion(table: FirewallTable, words: XtablesWords): IptablesRequest {
  const chain = requiredChain(table, words);
  const insert = words.command === 'I';
  if (!insert && words.extra === undefined) badParameter('-R requires a rule number');
  const rule = readRule(table, chain, words.options);
  return { table, command: insert ? 'insert' : 'replace', chain, position: position(words.extra ?? '1'), rule };
}

function position(text: string): number {
  return Number(text) > 0 ? Number(text) : badParameter(`Invalid rule number \`${text}'`);
}

function policy(table: FirewallTable, words: XtablesWords): IptablesRequest {
  const chain = requiredChain(table, words);
  if (words.extra === 'DROP' && table === 'nat') refuseDropInNat();
  if (words.extra === 'ACCEPT' || words.extra === 'DROP')
    return { table, command: 'policy', chain, policy: words.extra };
  return notFoundBy('iptables', "Bad policy name. Run `dmesg' for more information.");
}

function look({ flags }: XtablesWords) {
  return {
    numeric: flags.has('n'),
    verbose: flags.has('v'),
    exact: flags.has('x'),
    lineNumbers: flags.has('line-numbers'),
  };
}

function refuseOption({ options, command }: XtablesWords): never {
  return badParameter(`Illegal option \`--${options[0]?.name}' with this command -${command}`);
}
