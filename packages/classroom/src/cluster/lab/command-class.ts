import type { LookCost } from '../../lesson/lab-check.js';
import { commandsIn } from './commands-in.js';
import { looksOf } from './look-of.js';

type Words = readonly string[];

const CHANGING_IP = new Set([
  ...['add', 'del', 'delete', 'change', 'chg', 'replace', 'append', 'prepend', 'set', 'flush', 'up', 'down'],
]);
const CHANGING_IPVSADM = /^-(?:-add|-edit|-delete|-clear|-restore|-set|-zero|-start|-stop|[AEDCRZaed])/;
const CHANGING_IPTABLES = /^-(?:-append|-insert|-delete|-replace|-flush|-zero|-policy|-new|[AIDRFZPNX]$)/;

/** Does a command of this tool with these words change the device, or does it only look, ask or send traffic? */
const CHANGES: Readonly<Record<string, (words: Words) => boolean>> = {
  ip: (words) => words.some((word) => CHANGING_IP.has(word)),
  bridge: (words) => words.some((word) => CHANGING_IP.has(word)),
  sysctl: (words) => words.some((word) => word.includes('=') || word === '-p' || word === '--system'),
  ipvsadm: (words) => words.some((word) => CHANGING_IPVSADM.test(word)),
  iptables: (words) => words.some((word) => CHANGING_IPTABLES.test(word)),
  arptables: (words) => words.some((word) => CHANGING_IPTABLES.test(word)),
  ifconfig: (words) => words.filter((word) => !word.startsWith('-')).length > 1,
  route: (words) => words.some((word) => word === 'add' || word === 'del'),
  arp: (words) => words.some((word) => /^-(?:s|d|-set|-delete)$/.test(word)),
  // Unsolicited: nobody answers, and whoever hears it may believe it.
  arping: (words) => words.some((word) => /^-[a-z0-9]*[UA]/.test(word)),
  keepalived: () => true,
};

/** Counts against par: a change, whatever it changes. What the line then came to is not asked here. */
export function isChange(line: string): boolean {
  return commandsIn(line).some(({ words }) => isChanging(words));
}

function isChanging([path, ...words]: Words): boolean {
  if (writesSetting(words)) return true;
  const tool = toolOf(path ?? '');
  return Object.hasOwn(CHANGES, tool) && (CHANGES[tool]?.(words) ?? false);
}

/** `echo 1 > /proc/sys/net/ipv4/ip_forward`, and without the blank. */
function writesSetting(words: Words): boolean {
  return /\d*>{1,2} ?\/proc\/sys\//.test(words.join(' '));
}

/**
 * What a line's looks cost together: of each command the first prefix that fits, however it is written and by whatever
 * tool it is said; where none fits, nothing. A tool that comes out of a variable may be any, so it costs as much as the dearest.
 */
export function costOf(line: string, costs: readonly LookCost[]): number {
  return commandsIn(line).reduce((sum, { words, times }) => sum + times * costOfCommand(words, costs), 0);
}

function costOfCommand(words: Words, costs: readonly LookCost[]): number {
  const [path = '', ...rest] = words;
  if (path.includes('$')) return Math.max(0, ...costs.map(({ points }) => points));
  if (isChanging(words)) return 0;
  const used = [toolOf(path), ...rest];
  return Math.max(...[used, ...looksOf(used)].map((look) => priceOf(look, costs)));
}

function priceOf(look: Words, costs: readonly LookCost[]): number {
  return costs.find(({ command }) => isPrefix(command.trim().split(/\s+/), look))?.points ?? 0;
}

function toolOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function isPrefix(prefix: Words, words: Words): boolean {
  return prefix.every((word, index) => words[index] === word);
}
