import { badParameterOf } from '../xtables/trouble.js';

/** xtables_error(PARAMETER_PROBLEM). */
export function badParameter(message: string): never {
  return badParameterOf('iptables', message);
}
