import { stop } from '../stop.js';

/** The two tools of one family (xtables-nft 1.8.9), which complain alike. */
export type Program = 'iptables' | 'arptables';

const PARAMETER_PROBLEM = 2;

/** xtables_error(PARAMETER_PROBLEM). */
export function badParameterOf(program: Program, message: string): never {
  return stop(PARAMETER_PROBLEM, `${program} v1.8.9 (nf_tables): ${message}\n${hint(program)}`);
}

/** A word that belongs to nothing. */
export function badArgument(program: Program, word: string): never {
  return stop(PARAMETER_PROBLEM, `Bad argument \`${word}'\n${hint(program)}`);
}

function hint(program: Program): string {
  return `Try \`${program} -h' or '${program} --help' for more information.`;
}

/** The kernel refused. */
export function refusedBy(program: Program, exit: number, message: string): never {
  return stop(exit, `${program} v1.8.9 (nf_tables): ${message}`);
}

/** What nft_strerror says of a command that found nothing to work on. */
export function notFoundBy(program: Program, message: string): never {
  return stop(1, `${program}: ${message}`);
}

/** `-L`, `-S` of a chain that is not of this table. */
export function foreignChain(program: Program, chain: string, table: string): never {
  return refusedBy(program, 1, `chain \`${chain}' in table \`${table}' is incompatible, use 'nft' tool.`);
}

/** The kernel's EINVAL for a rule. */
export function invalidRule(program: Program, chain: string): never {
  return refusedBy(program, 4, ` RULE_APPEND failed (Invalid argument): rule in chain ${chain}`);
}
