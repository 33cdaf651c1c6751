import { readLine } from '@frameplay/shell';

/** A step's command for a real host, taken apart: it is quoted word by word, so no shell ever reads the lab's text. */
export type RealCommand = {
  readonly words: readonly [string, ...string[]];
  /** A path inside the node, of `files` or written by an earlier step. */
  readonly input: string | undefined;
  readonly output: string | undefined;
};

export type ReadCommand =
  | { readonly ok: true; readonly command: RealCommand }
  | { readonly ok: false; readonly reason: string };

/** Programs that the export brings along. */
export const BROUGHT_ALONG: ReadonlySet<string> = new Set(['hold', 'udp']);

/** Programs that a real host must have, and the Debian package that has them. */
export const PACKAGES: ReadonlyMap<string, string> = new Map([
  ['arp', 'net-tools'],
  ['arping', 'iputils-arping'],
  ['arptables', 'iptables'],
  ['bridge', 'iproute2'],
  ['curl', 'curl'],
  ['false', 'coreutils'],
  ['ifconfig', 'net-tools'],
  ['ip', 'iproute2'],
  ['iptables', 'iptables'],
  ['ipvsadm', 'ipvsadm'],
  ['ping', 'iputils-ping'],
  ['route', 'net-tools'],
  ['sleep', 'coreutils'],
  ['ss', 'iproute2'],
  ['sysctl', 'procps'],
  ['traceroute', 'traceroute'],
  ['true', 'coreutils'],
]);

/** Reads a command, and refuses what could reach out of the lab when it runs as root on somebody's machine. */
export function readRealCommand(text: string): ReadCommand {
  const read = readLine(text);
  if (read.kind === 'syntax-error') return { ok: false, reason: read.message };
  if (read.kind === 'unsupported') return { ok: false, reason: read.what };
  const { words, input, output } = read.line;
  const [name, ...rest] = words;
  if (name === undefined) return { ok: false, reason: 'an empty command' };
  const reason = refusal(name, rest) ?? pathRefusal(input) ?? pathRefusal(output);
  return reason === undefined
    ? { ok: true, command: { words: [name, ...rest], input, output } }
    : { ok: false, reason };
}

function pathRefusal(path: string | undefined): string | undefined {
  if (path === undefined || (path.startsWith('/') && !path.split('/').includes('..'))) return undefined;
  return `the path ${path}`;
}

function refusal(name: string, words: readonly string[]): string | undefined {
  if (!PACKAGES.has(name) && !BROUGHT_ALONG.has(name)) return `the command ${name}`;
  switch (name) {
    case 'ip':
      return ipRefusal(words);
    case 'curl':
      return curlRefusal(words);
    case 'sysctl':
      return sysctlRefusal(words);
    case 'arp':
      return firstOf(words, ['-f', '--file'], 'arp');
    case 'bridge':
      return firstOf(words, ['-b', '-batch', '-n', '-netns'], 'bridge');
    case 'ping':
    case 'arping':
      return endlessRefusal(name, words);
    case 'sleep':
      return words.length === 1 && /^\d+(\.\d+)?s?$/.test(words[0] ?? '') ? undefined : `sleep ${words.join(' ')}`;
    case 'ss':
      return otherOption(words, SS_OPTION, 'ss');
    case 'traceroute':
      return otherOption(words, TRACEROUTE_OPTION, 'traceroute');
    case 'iptables':
    case 'arptables':
      return words.some((word) => word.startsWith('--modprobe')) ? `${name} --modprobe` : undefined;
    default:
      return undefined;
  }
}

/** A lab stops them after some seconds; on a real host the step would never end. */
function endlessRefusal(name: string, words: readonly string[]): string | undefined {
  const ends = words.some((word) => /^-[A-Za-z]*[cw]/.test(word));
  return ends ? undefined : `${name} without -c`;
}

/** Not `-D` and `-F`, which name files, nor `-K`, which ends connections. */
const SS_OPTION = /^(-[tulnaopmieHs4]+|--(tcp|udp|listening|numeric|all|options|info|summary|no-header))$/;
const TRACEROUTE_OPTION = /^-([nIT4]|[mqwpsif]\S*)$/;

function otherOption(words: readonly string[], known: RegExp, name: string): string | undefined {
  const odd = words.find((word) => word.startsWith('-') && !known.test(word));
  return odd === undefined ? undefined : `${name} ${odd}`;
}

function firstOf(words: readonly string[], forbidden: readonly string[], name: string): string | undefined {
  const found = words.find((word) => forbidden.includes(word));
  return found === undefined ? undefined : `${name} ${found}`;
}

const IP_OPTION = /^-(4|br|brief|c|color|d|details|f|family|h|human|j|json|o|oneline|p|pretty|s|stats|statistics)$/;
const IP_OBJECTS = /^(a|ad|add|addr|address|l|link|n|nei|neigh|neighbor|neighbour|r|ro|route|ru|rule|tu|tunnel)$/;

/** `ip netns`, `ip vrf exec`, `ip -batch` and `ip link set .. netns` lead out of the namespace. */
function ipRefusal(words: readonly string[]): string | undefined {
  const start = words.findIndex((word) => !word.startsWith('-'));
  const odd = words.slice(0, Math.max(0, start)).find((word) => !IP_OPTION.test(word));
  if (odd !== undefined) return `ip ${odd}`;
  const object = words[start];
  if (object !== undefined && !IP_OBJECTS.test(object)) return `ip ${object}`;
  return words.includes('netns') ? 'ip ... netns' : undefined;
}

const CURL_VALUES = ['-m', '--max-time', '--connect-timeout', '--interface', '--local-port', '-w', '--retry'];
const CURL_FLAGS = /^(-[sSfvi]+|--silent|--show-error|--fail|--no-keepalive|--http1\.0)$/;

function curlRefusal(words: readonly string[]): string | undefined {
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (CURL_FLAGS.test(word) || word.startsWith('http://')) continue;
    const next = words[at + 1] ?? '';
    const known = (CURL_VALUES.includes(word) && !next.startsWith('@')) || (word === '-o' && next === '/dev/null');
    if (!known) return `curl ${word}`;
    at += 1;
  }
  return undefined;
}

function sysctlRefusal(words: readonly string[]): string | undefined {
  const odd = words.find((word) => !/^(-[anw]+|net[./][A-Za-z0-9_./-]+( ?= ?.*)?)$/.test(word) || word.includes('..'));
  return odd === undefined ? undefined : `sysctl ${odd}`;
}
