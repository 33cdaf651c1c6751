import {
  type KeepalivedConfig,
  killKeepalived,
  reloadKeepalived,
  startKeepalived,
  startKeepalivedStop,
  takeKeepalivedLog,
} from '@frameplay/engine';
import type { CommandResult, CommandRun } from '../command-run.js';
import { type Context, hasInterface } from '../context.js';
import { type Controlled, demand, stop, success } from '../stop.js';
import { type ParsedConfig, parseKeepalivedConfig } from './parse.js';
import { CONFIG_PATH } from './statements.js';

const USAGE = 'usage: keepalived start|stop|kill|reload|log';

/** keepalived 2.2.7 as labs call it: the daemon of the node, with the node's keepalived.conf. */
export function keepalived(context: Context, words: readonly string[]): CommandResult | CommandRun {
  const { world, node } = context;
  const [action, ...more] = words;
  if (more.length > 0) return stop(2, USAGE);
  switch (action) {
    case 'start':
      return withConfig(context, (config) => startKeepalived(world, node, config));
    case 'reload':
      return withConfig(context, (config) => reloadKeepalived(world, node, config));
    case 'stop': {
      const program = demand(startKeepalivedStop(world, node), refuse);
      return { kind: 'program', node, program, output: { command: 'keepalived' } };
    }
    case 'kill':
      demand(killKeepalived(world, node), refuse);
      return success();
    case 'log':
      return success(
        takeKeepalivedLog(world, node)
          .filter(isShown)
          .map((line) => `${line}\n`)
          .join(''),
      );
    default:
      return stop(2, USAGE);
  }
}

function refuse(error: { readonly message: string }): never {
  return stop(1, `keepalived: ${error.message}`);
}

function withConfig(context: Context, act: (config: KeepalivedConfig) => Controlled<void>): CommandResult {
  const text = context.files[context.node]?.[CONFIG_PATH];
  if (text === undefined) return stop(1, `Unable to find configuration file ${CONFIG_PATH} (glob returned 3)`);
  const { config, warnings } = parseKeepalivedConfig(text);
  checkInterfaces(context, config);
  demand(act(config), refuse);
  return { exit: 0, stdout: '', stderr: warnings.map((line) => `${line}\n`).join('') };
}

function checkInterfaces(context: Context, { instances }: ParsedConfig['config']): void {
  for (const { name, iface, tracked } of instances)
    for (const wanted of [iface, ...tracked.map((track) => track.iface)])
      if (!hasInterface(context, wanted))
        stop(1, `WARNING - interface ${wanted} for vrrp_instance ${name} doesn't exist`);
}

/** `log` shows states, elections, services and checks; the rest is noise in a lesson. */
const SHOWN = [
  ...['STATE', 'priority', 'TCP connection to', 'Removing service', 'Adding service', 'Gained quorum', 'Lost quorum'],
  ...['sorry', 'Netlink reports'],
];

function isShown(line: string): boolean {
  return SHOWN.some((word) => line.includes(word)) && !line.includes('NOTICE');
}
