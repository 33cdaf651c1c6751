import type { CommandResult } from '../command-run.js';
import type { Context } from '../context.js';
import { unsupported } from '../stop.js';

/** The counters of ifconfig's listing are not kept by this version; `ip addr` shows the same without them. */
export function showIfconfig(_context: Context, name: string | undefined, _all: boolean): CommandResult {
  return unsupported(name === undefined ? 'ifconfig listing' : `ifconfig ${name} listing`);
}
