import { type ChainView, type FirewallRule, formatIpv4 } from '@frameplay/engine';
import { protocolName } from './names.js';
import type { ListLook } from './request.js';
import { listedDetails, savedRule } from './rule-text.js';
import { targetName } from './target-text.js';

/** `iptables -S`. What meets no rule is not counted by nf_tables. */
export function savedChains(chains: readonly ChainView[], counters: boolean): string {
  const policies = chains.map((chain) => `-P ${chain.hook} ${chain.policy}${counters ? ' -c 0 0' : ''}\n`);
  const rules = chains.flatMap((chain) =>
    chain.rules.map(({ rule, packets, bytes }) => {
      const counts = counters ? `-c ${packets} ${bytes}` : '';
      return `-A ${chain.hook} ${savedRule(rule, counts)}\n`;
    }),
  );
  return [...policies, ...rules].join('');
}

/** `iptables -L`: a blank line between two chains. */
export function listedChains(chains: readonly ChainView[], look: ListLook): string {
  return chains.map((chain) => listedChain(chain, look)).join('\n');
}

function listedChain(chain: ChainView, look: ListLook): string {
  const counts = look.verbose ? ' 0 packets, 0 bytes' : '';
  const rows = chain.rules.map((entry, index) => row(entry, index + 1, look));
  return [`Chain ${chain.hook} (policy ${chain.policy}${counts})\n`, header(look), ...rows].join('');
}

function header(look: ListLook): string {
  const number = look.lineNumbers ? 'num  ' : '';
  const counts = look.exact ? '    pkts      bytes ' : ' pkts bytes ';
  const ways = look.verbose ? ' in     out    ' : '';
  const addresses = ' source               destination         ';
  return `${number}${look.verbose ? counts : ''}target     prot opt${ways}${addresses}\n`;
}

function row(entry: ChainView['rules'][number], number: number, look: ListLook): string {
  const { rule, packets, bytes } = entry;
  const [countWidth, bytesWidth] = look.exact ? [8, 10] : [5, 5];
  const counts = `${countText(packets, look).padStart(countWidth)} ${countText(bytes, look).padStart(bytesWidth)} `;
  const protocol = look.numeric ? String(rule.protocol?.protocol ?? 0) : protocolName(rule.protocol?.protocol ?? 0);
  const ways = ` ${interfaceText(rule.inInterface, look)} ${interfaceText(rule.outInterface, look)} `;
  return [
    look.lineNumbers ? `${String(number).padEnd(4)} ` : '',
    look.verbose ? counts : '',
    `${targetName(rule.target).padEnd(9)} `,
    `${rule.protocol?.inverted === true ? '!' : ' '}${protocol.padEnd(5)}-- `,
    look.verbose ? ways : '',
    `${addressText(rule.source, look)} ${addressText(rule.destination, look)} `,
    `${listedDetails(rule, look.numeric)}\n`,
  ].join('');
}

function interfaceText(match: FirewallRule['inInterface'], look: ListLook): string {
  const name = match === null ? (look.numeric ? '*' : 'any') : `${match.inverted ? '!' : ''}${match.name}`;
  return name.padEnd(6);
}

function addressText(match: FirewallRule['source'], look: ListLook): string {
  if (match === null) return ` ${(look.numeric ? '0.0.0.0/0' : 'anywhere').padEnd(19)}`;
  const text = `${formatIpv4(match.address)}${match.prefixLength === 32 ? '' : `/${match.prefixLength}`}`;
  return `${match.inverted ? '!' : ' '}${text.padEnd(19)}`;
}

/** xtables_print_num: from 100000 on in thousands, unless `-x`. */
function countText(value: number, { exact }: ListLook): string {
  let shown = value;
  const units = ['', 'K', 'M', 'G'];
  let unit = 0;
  while (!exact && shown > (unit === 0 ? 99_999 : 9_999) && unit < units.length - 1) {
    shown = Math.round(shown / 1000);
    unit += 1;
  }
  return `${shown}${units[unit]}`;
}
