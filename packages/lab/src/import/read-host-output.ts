import { parseIpv4 } from '@frameplay/engine';
import type {
  FoundAddress,
  FoundInterface,
  FoundListener,
  FoundNeighbour,
  HostFacts,
  ImportProblem,
  IpvsLine,
} from './host-facts.js';

export type ReadHost =
  | { readonly ok: true; readonly facts: HostFacts }
  | { readonly ok: false; readonly problem: ImportProblem };

type Reading = {
  readonly interfaces: FoundInterface[];
  readonly routes: string[];
  readonly sysctls: Map<string, string>;
  readonly ipvs: IpvsLine[];
  readonly neighbours: FoundNeighbour[];
  listeners: FoundListener[] | undefined;
  /** The interface whose lines follow. */
  current: FoundInterface | undefined;
};

const LINE_CHARACTERS_MAX = 10_000;

/**
 * Reads what somebody pasted: `ip a`, `ip r`, `sysctl -a`, `ipvsadm -Sn`, `ip neigh` and `ss -ltn`, in any order, with
 * or without the prompts. Every line says by itself which output it is of; one that says nothing is refused.
 */
export function readHostOutput(text: string): ReadHost {
  const reading: Reading = {
    interfaces: [],
    routes: [],
    sysctls: new Map(),
    ipvs: [],
    neighbours: [],
    listeners: undefined,
    current: undefined,
  };
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.trimEnd();
    const reason = line.length > LINE_CHARACTERS_MAX ? 'the line is too long' : readLine(reading, line);
    if (reason !== undefined) return { ok: false, problem: { line: index + 1, reason } };
  }
  if (reading.interfaces.length === 0) {
    return { ok: false, problem: { line: 1, reason: 'there is no output of "ip a" in it' } };
  }
  return { ok: true, facts: reading };
}

/** "[root@rs1 ~]# ip a", "mei@rs1:~$", "# ip r": one or two words without a sign, the sign, one of these commands. */
const PROMPT =
  /^[^\s$#>]*(?: [^\s$#>]*)?[$#>](?:\s*|\s*(?:sudo\s+)?(?:ip|sysctl|ipvsadm|ss|netstat|cat|hostname|exit|logout)(?:\s.*)?)$/;

type Rule = readonly [RegExp, (reading: Reading, match: RegExpExecArray) => string | undefined];

/** The first that fits reads the line; it returns what is wrong with it. */
const RULES: readonly Rule[] = [
  [/^\s*$/, ignore],
  [PROMPT, ignore],
  [/^(sysctl: |State\s+Recv-Q|Proto Recv-Q|Active Internet)/, ignore],
  [/^\d+: ([^:@\s]+)(?:@\S+)?: <([A-Z0-9_,-]*)>/, readInterface],
  [/^\s+link\/(\S+)(?: ([0-9a-f:]+))?/i, readLink],
  [/^\s+inet (\S+)\s?(.*)$/, readAddress],
  [/^\s+(inet6 |valid_lft |altname |RX|TX|promiscuity|\d+\s)/, ignore],
  [/^(net\/|[a-z0-9_-]+[./])\S+\s=(?:\s(.*))?$/i, readSysctl],
  [/^(?:\/sbin\/|\/usr\/sbin\/)?(?:ipvsadm )?(-[AaDEe]|--add-s\w+) (.+)$/, readIpvs],
  [/^(IP Virtual Server version|Prot LocalAddress:Port|\s+-> RemoteAddress|(TCP|UDP|FWM)\s+\S+ \S+)/, refuseListing],
  [
    /^(\S+) dev (\S+)\s+(?:lladdr (\S+)\s+)?(?:\w+ )*(PERMANENT|NOARP|REACHABLE|STALE|DELAY|PROBE|FAILED|INCOMPLETE)$/,
    readNeighbour,
  ],
  [/^LISTEN\s+\d+\s+\d+\s+(\S+):(\d+)\s/, readListener],
  [/^tcp6?\s+\d+\s+\d+\s+(\S+):(\d+)\s+\S+\s+LISTEN/, readListener],
  [/^(?:ESTAB|TIME-WAIT|CLOSE-WAIT|UNCONN|SYN-\S+|FIN-\S+)\s/, ignore],
  [/^\s*((?:default|unreachable|blackhole|prohibit|local|broadcast|multicast|\d[\d./]*)(?:\s.*)?)$/, readRoute],
  [/^\S+: flags=\d+</, () => 'this is the output of ifconfig: paste that of "ip a"'],
];

function readLine(reading: Reading, line: string): string | undefined {
  for (const [pattern, read] of RULES) {
    const match = pattern.exec(line);
    if (match !== null) return read(reading, match);
  }
  const shown = line.length > 60 ? `${line.slice(0, 60)}...` : line;
  return `"${shown}" is no line of ip a, ip r, sysctl -a, ipvsadm -Sn, ip neigh or ss -ltn`;
}

function ignore(): undefined {
  return undefined;
}

function refuseListing(): string {
  return 'this is the output of "ipvsadm -L": paste that of "ipvsadm -Sn"';
}

function readInterface(reading: Reading, [, name = '', flags = '']: RegExpExecArray): string | undefined {
  if (!/^[A-Za-z0-9_.-]{1,15}$/.test(name)) return `"${name}" cannot be the name of an interface`;
  if (reading.interfaces.some((one) => one.name === name)) return `the interface ${name} is in it twice`;
  const words = flags.split(',');
  const kind = words.includes('LOOPBACK') ? 'loopback' : words.includes('BROADCAST') ? 'ethernet' : 'tunnel';
  const isDummy = kind === 'ethernet' && words.includes('NOARP');
  const found = { name, up: words.includes('UP'), mac: undefined, addresses: [] };
  reading.current = { ...found, kind: isDummy ? 'dummy' : kind };
  reading.interfaces.push(reading.current);
  return undefined;
}

function readLink(reading: Reading, [, type = '', mac]: RegExpExecArray): string | undefined {
  if (reading.current === undefined) return 'a link line stands before any interface';
  if (type !== 'ether') return undefined;
  if (mac === undefined || !/^[0-9a-f]{2}(:[0-9a-f]{2}){5}$/i.test(mac)) return `"${mac ?? ''}" is no MAC address`;
  reading.current.mac = mac.toLowerCase();
  return undefined;
}

function readAddress(reading: Reading, [, prefix = '', rest = '']: RegExpExecArray): string | undefined {
  if (reading.current === undefined) return 'an inet line stands before any interface';
  const [address = '', length = '32'] = prefix.split('/');
  const words = rest.split(/\s+/);
  if (words[0] === 'peer') return `"inet ${prefix} peer": point-to-point addresses cannot be imported`;
  const prefixLength = Number(length);
  if (!isAddress(address)) return `"${address}" is no IPv4 address`;
  if (!/^\d+$/.test(length) || prefixLength > 32) return `"/${length}" is no prefix length`;
  const last = words.at(-1) ?? '';
  const found: FoundAddress = {
    address,
    prefixLength,
    broadcast: after(words, 'brd'),
    scope: after(words, 'scope') ?? 'global',
    label: last.startsWith(`${reading.current.name}:`) ? last : undefined,
  };
  reading.current.addresses.push(found);
  return undefined;
}

function isAddress(text: string): boolean {
  return parseIpv4(text).ok;
}

function after(words: readonly string[], word: string): string | undefined {
  const at = words.indexOf(word);
  return at === -1 ? undefined : words[at + 1];
}

function readSysctl(reading: Reading, match: RegExpExecArray): string | undefined {
  const equals = match[0].indexOf(' =');
  const name = match[0].slice(0, equals);
  const value = match[0].slice(equals + 2).trim();
  if (!MATTERS.test(name)) return undefined;
  if (!/^-?\d+$/.test(value)) return `${name} must be a number, not "${value}"`;
  reading.sysctls.set(name, value);
  return undefined;
}

/** What a lab can show; the rest of `sysctl -a` is left out. */
const MATTERS =
  /^net\.ipv4\.(ip_forward|conf\.\S+\.(accept_local|accept_redirects|arp_accept|arp_announce|arp_filter|arp_ignore|arp_notify|proxy_arp|rp_filter|send_redirects)|vs\.(expire_nodest_conn|expire_quiescent_template|sloppy_tcp))$/;

function readIpvs(reading: Reading, [, option = '', rest = '']: RegExpExecArray): string | undefined {
  const text = `${option} ${rest}`;
  if (option !== '-A' && option !== '-a') return `"ipvsadm ${option}" is no line of ipvsadm -Sn`;
  if (/[^A-Za-z0-9 .:,_-]/.test(text)) return `"${text}" is no line of ipvsadm -Sn`;
  const words = rest.trim().split(/\s+/);
  const service = after(words, '-t') ?? after(words, '-u') ?? after(words, '-f');
  if (service === undefined) return 'the service (-t, -u or -f) is missing';
  const named = [service, after(words, '-r')].find((end) => end !== undefined && !isEndpoint(end));
  if (named !== undefined) return `"${named}" is no address and port in numbers: paste the output of "ipvsadm -Sn"`;
  if (option === '-A') {
    reading.ipvs.push({ kind: 'service', text, service });
    return undefined;
  }
  const server = after(words, '-r');
  if (server === undefined) return 'the real server (-r) is missing';
  reading.ipvs.push({ kind: 'destination', text, service, server });
  return undefined;
}

function isEndpoint(text: string): boolean {
  const [address = '', port, more] = text.split(':');
  if (more !== undefined || (port !== undefined && !/^\d{1,5}$/.test(port))) return false;
  return isAddress(address) || (/^\d+$/.test(address) && port === undefined);
}

function readNeighbour(
  reading: Reading,
  [, address = '', iface = '', mac, state]: RegExpExecArray,
): string | undefined {
  if (address.includes(':')) return undefined;
  if (!isAddress(address)) return `"${address}" is no IPv4 address`;
  if (mac === undefined) return undefined;
  if (!/^[0-9a-f]{2}(:[0-9a-f]{2}){5}$/i.test(mac)) return `"${mac}" is no MAC address`;
  const found = { address, iface, mac: mac.toLowerCase(), permanent: state === 'PERMANENT' };
  if (state !== 'FAILED' && state !== 'INCOMPLETE') reading.neighbours.push(found);
  return undefined;
}

function readListener(reading: Reading, [, text = '', port = '']: RegExpExecArray): string | undefined {
  reading.listeners ??= [];
  const any = text === '*' || text === '[::]' || text === '::' || text === ':::';
  const address = any ? '0.0.0.0' : text.replace(/%\S+$/, '').replace(/^\[?::ffff:([\d.]+)\]?$/, '$1');
  if (address.includes(':')) return undefined;
  if (!isAddress(address)) return `"${text}" is no IPv4 address`;
  reading.listeners.push({ address, port: Number(port) });
  return undefined;
}

/** Words that a route may be given again with; what the kernel or a daemon adds is left out. */
const WITH_VALUE = new Set(['via', 'dev', 'src', 'metric', 'table', 'mtu', 'advmss']);
const DROPPED_WITH_VALUE = new Set(['proto', 'scope', 'pref', 'cache', 'error']);
const FLAGS = new Set(['linkdown', 'dead', 'onlink']);

function readRoute(reading: Reading, [, text = '']: RegExpExecArray): string | undefined {
  const words = text.trim().split(/\s+/);
  // Made by the addresses.
  if (words[0] === 'broadcast' || words[0] === 'multicast' || after(words, 'proto') === 'kernel') return undefined;
  const typed = /^[a-z]/.test(words[0] ?? '') && words[0] !== 'default';
  const head = words.slice(0, typed ? 2 : 1);
  const target = head.at(-1) ?? '';
  if (target !== 'default' && !isPrefix(target)) return `"${target}" is no prefix of IPv4`;
  const kept = [...head];
  const strange = keepRouteWords(words.slice(head.length), kept);
  if (strange !== undefined) return `"${strange}" in a route cannot be imported`;
  const wrong = ['via', 'src'].map((word) => after(kept, word)).find((one) => one !== undefined && !isAddress(one));
  if (wrong !== undefined) return `"${wrong}" is no IPv4 address`;
  if (kept.some((word) => !/^[A-Za-z0-9_./-]+$/.test(word))) return `"${text}" is no route`;
  reading.routes.push(kept.join(' '));
  return undefined;
}

function isPrefix(text: string): boolean {
  const [address = '', length = '32'] = text.split('/');
  return isAddress(address) && /^\d+$/.test(length) && Number(length) <= 32;
}

/** Returns the first word that nobody knows. */
function keepRouteWords(words: readonly string[], kept: string[]): string | undefined {
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (word === 'onlink') kept.push(word);
    if (FLAGS.has(word)) continue;
    at += 1;
    if (word === 'mtu' && words[at] === 'lock') {
      kept.push(word, 'lock', words[at + 1] ?? '');
      at += 1;
    } else if (WITH_VALUE.has(word)) kept.push(word, words[at] ?? '');
    else if (!DROPPED_WITH_VALUE.has(word)) return word;
  }
  return undefined;
}
