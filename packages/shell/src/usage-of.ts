import type { CommandResult } from './command-run.js';
import { PAGES } from './man/pages.js';
import { usageOf } from './man/render.js';
import { ARPING_USAGE, PING_USAGE } from './usage.js';

/** Those that read --help themselves. */
const OWN = new Set(['echo', 'help', 'ip', 'man', 'ss', 'sysctl', 'tcpdump', 'traceroute', 'true', 'false']);

/** What `COMMAND --help` says: the real tool's words where they are kept, in its own place and with its exit code. */
export function helpOf(name: string, words: readonly string[]): CommandResult | undefined {
  const [first] = words;
  if (first === '-h' && name === 'ping') return { exit: 2, stdout: '', stderr: `${PING_USAGE}\n` };
  if (first === '-h' && name === 'arping') return { exit: 2, stdout: '', stderr: `${ARPING_USAGE}\n` };
  const page = PAGES.get(name);
  if (first !== '--help' || page === undefined || OWN.has(name)) return undefined;
  return { exit: 0, stdout: usageOf(page), stderr: '' };
}
