import { addressesOf, formatIpv4 } from '@frameplay/engine';
import type { CommandResult } from './command-run.js';
import type { Context } from './context.js';
import { stop, success } from './stop.js';

/** hostname 3.23: the name of the device, `-I` for its addresses. */
export function hostname(context: Context, words: readonly string[]): CommandResult {
  const [option, ...rest] = words;
  if (option === undefined) return success(`${context.node}\n`);
  if (rest.length > 0) stop(255, 'hostname: too many arguments');
  switch (option) {
    case '-s':
    case '--short':
    case '-f':
    case '--fqdn':
    case '--long':
      return success(`${context.node}\n`);
    case '-I':
    case '--all-ip-addresses':
      return success(`${ownAddresses(context).join(' ')} \n`);
    default:
      if (option.startsWith('-')) stop(255, `hostname: invalid option -- '${option.slice(1, 2)}'`);
      return stop(1, 'hostname: you must be root to change the host name');
  }
}

function ownAddresses({ world, node, kind }: Context): string[] {
  if (kind === 'switch') return [];
  const addresses = addressesOf(world, node).filter(({ scope }) => scope !== 'host');
  return addresses.map(({ local }) => formatIpv4(local));
}
