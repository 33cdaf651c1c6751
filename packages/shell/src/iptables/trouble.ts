import { stop } from '../stop.js';

const NAME = 'iptables v1.8.9 (nf_tables)';
const PARAMETER_PROBLEM = 2;

/** xtables_error(PARAMETER_PROBLEM). */
export function badParameter(message: string): never {
  return stop(PARAMETER_PROBLEM, `${NAME}: ${message}\nTry \`iptables -h' or 'iptables --help' for more information.`);
}

/** The kernel refused. */
export function kernelRefused(exit: number, message: string): never {
  return stop(exit, `${NAME}: ${message}`);
}

/** What nft_strerror says of a command that found nothing to work on. */
export function notFound(message: string): never {
  return stop(1, `iptables: ${message}`);
}
