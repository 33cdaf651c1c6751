import type { ArpHookName } from '@frameplay/engine';
import { unsupported } from '../stop.js';
import { badParameterOf, foreignChain, notFoundBy, refusedBy } from '../xtables/trouble.js';
import { readXtablesWords, type XtablesWords } from '../xtables/words.js';
import { ARPTABLES } from './dialect.js';
import type { ArptablesRequest } from './request.js';
import { readArpRule } from './rule.js';

/** arptables 1.8.9. Reads and checks everything; nothing has been changed when it stops. */
export function parseArptables(list: readonly string[]): ArptablesRequest {
  const words = readXtablesWords(list, ARPTABLES);
  checkTable(words.table);
  switch (words.command) {
    case undefined:
      return bad('no command specified');
    case 'A':
    case 'C': {
      const chain = requiredChain(words);
      const rule = readArpRule(chain, words.options);
      return { command: words.command === 'A' ? 'append' : 'check', chain, rule };
    }
    case 'D': {
      const chain = requiredChain(words);
      if (words.extra !== undefined) return { command: 'delete-number', chain, position: position(words.extra) };
      return { command: 'delete', chain, rule: readArpRule(chain, words.options) };
    }
    case 'I':
    case 'R':
      return insertion(words);
    case 'F':
    case 'Z':
      return { command: words.command === 'F' ? 'flush' : 'zero', chain: optionalChain(words) };
    case 'P':
      return policy(words);
    case 'L':
      return { command: 'list', chain: optionalChain(words), look: look(words) };
    case 'S':
      return { command: 'list-rules', chain: optionalChain(words) };
  }
}

function bad(message: string): never {
  return badParameterOf('arptables', message);
}

function checkTable(name: string): void {
  if (name === 'filter') return;
  refusedBy('arptables', 3, `table '${name}' does not exist\nPerhaps arptables or your kernel needs to be upgraded.`);
}

function requiredChain(words: XtablesWords): ArpHookName {
  return optionalChain(words) ?? bad('no command specified');
}

function optionalChain({ chain, command }: XtablesWords): ArpHookName | undefined {
  if (chain === undefined || chain === 'INPUT' || chain === 'OUTPUT') return chain;
  if (command === 'L' || command === 'S') return foreignChain('arptables', chain, 'filter');
  return notFoundBy('arptables', command === 'P' ? 'Bad built-in chain name.' : 'No chain/target/match by that name.');
}

function insertion(words: XtablesWords): ArptablesRequest {
  const chain = requiredChain(words);
  const insert = words.command === 'I';
  if (!insert && words.extra === undefined) bad('-R requires a rule number');
  const rule = readArpRule(chain, words.options);
  return { command: insert ? 'insert' : 'replace', chain, position: position(words.extra ?? '1'), rule };
}

function position(text: string): number {
  return Number(text) > 0 ? Number(text) : bad(`Invalid rule number \`${text}'`);
}

function policy(words: XtablesWords): ArptablesRequest {
  const chain = requiredChain(words);
  if (words.extra === 'ACCEPT' || words.extra === 'DROP') return { command: 'policy', chain, policy: words.extra };
  return notFoundBy('arptables', "Bad policy name. Run `dmesg' for more information.");
}

function look({ flags }: XtablesWords) {
  if (flags.has('x')) unsupported('arptables -x');
  return { numeric: flags.has('n'), verbose: flags.has('v'), lineNumbers: flags.has('line-numbers') };
}
