import type { LookCost } from '../../lesson/lab-check.js';

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
  ifconfig: (words) => words.filter((word) => !word.startsWith('-')).length > 1,
  route: (words) => words.some((word) => word === 'add' || word === 'del'),
  arp: (words) => words.some((word) => /^-(?:s|d|-set|-delete)$/.test(word)),
  keepalived: () => true,
};

/** Counts against par: a change, whatever it changes. What the line then came to is not asked here. */
export function isChange(line: string): boolean {
  return commandsIn(line).some(isChanging);
}

function isChanging([tool, ...words]: Words): boolean {
  return tool !== undefined && Object.hasOwn(CHANGES, tool) && (CHANGES[tool]?.(words) ?? false);
}

/** What a line's looks cost together: of each command the first prefix that fits; where none fits, nothing. */
export function costOf(line: string, costs: readonly LookCost[]): number {
  return commandsIn(line)
    .filter((words) => !isChanging(words))
    .map((words) => costs.find(({ command }) => isPrefix(command.trim().split(/\s+/), words))?.points ?? 0)
    .reduce((sum, points) => sum + points, 0);
}

function isPrefix(prefix: Words, words: Words): boolean {
  return prefix.every((word, index) => words[index] === word);
}

const QUOTED_OR_WORD = /'[^']*'|"[^"]*"|[|&;()`\n{}]|[^\s|&;()`{}'"]+/g;
const SEPARATOR = /^[|&;()`\n{}]$/;
/** Words before a command that run it, and what they run it with. */
const RUNNERS = new Set([
  'sudo',
  'exec',
  'command',
  'time',
  'nohup',
  'timeout',
  'watch',
  'xargs',
  'env',
  'if',
  'then',
  'do',
]);

/** The commands of a line, each as its words, as far as it takes to see which tools it uses. */
function commandsIn(line: string): readonly Words[] {
  const commands: string[][] = [[]];
  for (const [word] of line.matchAll(QUOTED_OR_WORD)) {
    if (SEPARATOR.test(word)) commands.push([]);
    else commands.at(-1)?.push(word.replace(/^['"]|['"]$/g, ''));
  }
  return commands.map(withoutRunner).filter((words) => words.length > 0);
}

function withoutRunner(words: Words): Words {
  const [first, ...rest] = words;
  if (first === undefined || !RUNNERS.has(first)) return words;
  const tool = rest.findIndex((word) => !/^(?:-.*|\d+[smh]?|\w+=.*)$/.test(word));
  return tool === -1 ? [] : withoutRunner(rest.slice(tool));
}
