type Words = readonly string[];

/** Objects of `ip`, in the order in which the tool itself tries an abbreviation (iproute2, ip.c). */
const IP_OBJECTS = ['address', 'addrlabel', 'maddress', 'route', 'rule', 'neighbor', 'neighbour', 'link', 'monitor'];
const IP_NAMES: Readonly<Record<string, string>> = { address: 'addr', neighbor: 'neigh', neighbour: 'neigh' };

/** Older tools that show what `ip` shows, and files that show what a tool prints. */
const OLDER: Readonly<Record<string, Words>> = {
  arp: ['ip', 'neigh'],
  ifconfig: ['ip', 'addr'],
  route: ['ip', 'route'],
};
const FILES: readonly (readonly [prefix: string, Words])[] = [
  ['/proc/net/arp', ['ip', 'neigh']],
  ['/proc/net/route', ['ip', 'route']],
  ['/proc/net/fib_', ['ip', 'route']],
  ['/proc/net/dev', ['ip', 'link']],
  ['/sys/class/net/', ['ip', 'link']],
  ['/proc/net/ip_vs', ['ipvsadm', '-L']],
  ['/proc/sys/', ['sysctl']],
];

/**
 * What is looked at, whichever way it is said: the command itself with its words in full (`ip -4 n` is `ip neigh`), and
 * the commands that would show the same (`cat /proc/net/arp` is `ip neigh` as well).
 */
export function looksOf([tool = '', ...words]: Words): readonly Words[] {
  const files = [tool, ...words].flatMap((word) =>
    FILES.flatMap(([prefix, look]) => (word.replace(/^\d*</, '').startsWith(prefix) ? [look] : [])),
  );
  return [inFull(tool, words), ...(Object.hasOwn(OLDER, tool) ? [OLDER[tool] ?? []] : []), ...files];
}

function inFull(tool: string, words: Words): Words {
  if (tool === 'ip') return ['ip', ...objectInFull(words)];
  // -l and --list are -L, and without anything it lists as well.
  if (tool === 'ipvsadm' && !words.some((word) => word.startsWith('-L'))) return ['ipvsadm', '-L', ...words];
  return [tool, ...words];
}

function objectInFull(words: Words): Words {
  const at = words.findIndex((word) => !word.startsWith('-'));
  const object = words[at];
  if (object === undefined) return words;
  const name = IP_OBJECTS.find((one) => one.startsWith(object));
  return [name === undefined ? object : (IP_NAMES[name] ?? name), ...words.slice(at + 1)];
}
