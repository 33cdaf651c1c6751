import type { Arguments } from '../arguments.js';
import type { CommandResult } from '../command-run.js';
import type { Context } from '../context.js';
import { stop, unsupported } from '../stop.js';
import { matches } from './keyword.js';
import type { IpOptions } from './options.js';
import { changeRoute } from './route-change.js';
import { getRoute } from './route-get.js';
import { flushRoutes, showRoutes } from './route-show.js';

/** `ip route`. */
export function route(context: Context, options: IpOptions, args: Arguments): CommandResult {
  const verb = args.take() ?? 'show';
  if (matches(verb, 'list') || matches(verb, 'show') || matches(verb, 'lst')) return showRoutes(context, options, args);
  if (matches(verb, 'get')) return getRoute(context, options, args);
  if (matches(verb, 'add')) return changeRoute(context, args, 'add');
  if (matches(verb, 'append')) return changeRoute(context, args, 'append');
  if (matches(verb, 'prepend')) return changeRoute(context, args, 'prepend');
  if (matches(verb, 'replace')) return changeRoute(context, args, 'replace');
  if (matches(verb, 'delete')) return changeRoute(context, args, 'delete');
  if (matches(verb, 'change') || verb === 'chg') return changeRoute(context, args, 'change');
  if (matches(verb, 'flush')) return flushRoutes(context, args);
  if (KNOWN.some((known) => matches(verb, known))) unsupported(`ip route ${verb}`);
  return stop(255, `Command "${verb}" is unknown, try "ip route help".`);
}

const KNOWN = ['test', 'save', 'restore', 'showdump', 'help'];
