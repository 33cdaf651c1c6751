import type { Context } from '../context.js';
import type { Text } from '../man/page.js';
import { PAGES } from '../man/pages.js';
import { own } from '../own.js';
import { STATE_WORDS } from '../ss/filter.js';
import { type Candidate, candidate, words } from './candidate.js';
import { addresses, files, interfaces, labels, macs, prefixes, servers, services, sysctls } from './values.js';

/** What may come next in a command: the words before, the last of them, and the one that is being typed. */
export interface Place {
  readonly context: Context;
  readonly before: readonly string[];
  readonly last: string;
  readonly typed: string;
}

type Rule = (place: Place) => Candidate[];

const SCHEDULERS = ['rr', 'wrr', 'lc', 'wlc', 'sh', 'dh', 'sed', 'nq', 'mh', 'fo', 'ovf', 'lblc', 'lblcr'];
const SCHEDULER: Text = { en: 'scheduler', zh: '调度算法' };

const NUD = ['permanent', 'reachable', 'stale', 'delay', 'probe', 'failed', 'noarp'];

const IP_VERBS: Readonly<Record<string, readonly string[]>> = {
  addr: ['show', 'add', 'del', 'flush'],
  link: ['show', 'set', 'add'],
  route: ['show', 'get', 'add', 'append', 'replace', 'change', 'del', 'flush'],
  neigh: ['show', 'get', 'add', 'change', 'replace', 'del', 'flush'],
  rule: ['list', 'add', 'del', 'flush'],
};

const IP_WORDS: Readonly<Record<string, readonly string[]>> = {
  addr: ['dev', 'label', 'scope', 'brd', 'up'],
  link: ['dev', 'up', 'down', 'mtu', 'address', 'arp', 'type'],
  route: [
    'default',
    'via',
    'dev',
    'src',
    'metric',
    'scope',
    'table',
    'proto',
    'onlink',
    'mtu',
    'advmss',
    'local',
    'unreachable',
    'blackhole',
    'throw',
  ],
  neigh: ['dev', 'lladdr', 'nud', 'all'],
  rule: ['fwmark', 'from', 'to', 'lookup', 'prio', 'not'],
};

const OBJECT_HINTS: Readonly<Record<string, Text>> = {
  addr: { en: 'addresses', zh: '地址' },
  link: { en: 'interfaces', zh: '接口' },
  route: { en: 'routing table', zh: '路由表' },
  neigh: { en: 'ARP cache', zh: 'ARP 缓存' },
  rule: { en: 'which table is asked', zh: '策略规则' },
};

/** Values that come after a keyword of ip, whatever the object. */
const IP_VALUES: Readonly<Record<string, Rule>> = {
  dev: ({ context }) => interfaces(context),
  oif: ({ context }) => interfaces(context),
  via: ({ context }) => addresses(context),
  src: ({ context }) => addresses(context),
  get: ({ context }) => addresses(context),
  from: ({ context }) => addresses(context),
  lladdr: ({ context }) => macs(context),
  nud: () => words(NUD),
  scope: () => words(['global', 'link', 'host']),
  arp: () => words(['on', 'off']),
  type: () => words(['dummy']),
  table: () => words(['main', 'local', 'all', '100']),
  lookup: () => words(['main', 'local', '100']),
  proto: () => words(['static', 'kernel', 'boot']),
  label: ({ context }) => labels(context),
};

function ip(place: Place): Candidate[] {
  const { context, last } = place;
  const [object, verb] = place.before.filter((word) => !word.startsWith('-'));
  if (object === undefined) return Object.keys(IP_VERBS).map((name) => candidate(name, own(OBJECT_HINTS, name)));
  const known = Object.keys(IP_VERBS).find((name) => name.startsWith(object) || object.startsWith(name)) ?? object;
  if (verb === undefined) return words(own(IP_VERBS, known) ?? []);
  const value = own(IP_VALUES, last);
  if (value !== undefined) return value(place);
  const targets: Readonly<Record<string, Rule>> = {
    addr: () => (verb === 'show' || verb === 'flush' ? interfaces(context) : prefixes(context)),
    link: () => interfaces(context),
    neigh: () => addresses(context),
    route: () => (verb === 'add' || verb === 'replace' ? [] : addresses(context)),
  };
  const first = last === verb ? (own(targets, known)?.(place) ?? []) : [];
  return [...first, ...words(own(IP_WORDS, known) ?? [])];
}

function afterOption(values: Readonly<Record<string, Rule>>, otherwise: Rule): Rule {
  return (place) => (own(values, place.last) ?? otherwise)(place);
}

const none: Rule = () => [];
const anyAddress: Rule = ({ context }) => addresses(context);
const anyInterface: Rule = ({ context }) => interfaces(context);
const anyFile: Rule = ({ context, typed }) => files(context, typed);

const FILTER_WORDS = [
  ...['arp', 'icmp', 'tcp', 'udp', 'ip', 'igmp', 'vrrp', 'host', 'net', 'port', 'portrange', 'src', 'dst', 'ether'],
  ...['proto', 'and', 'or', 'not', 'broadcast', 'multicast'],
];

const RULES: Readonly<Record<string, Rule>> = {
  ip,
  arp: afterOption({ '-i': anyInterface }, anyAddress),
  arping: afterOption({ '-I': anyInterface, '-s': anyAddress, '-c': none, '-w': none }, anyAddress),
  arptables: afterOption(
    {
      '-j': () => words(['ACCEPT', 'DROP', 'mangle']),
      '-i': anyInterface,
      '-o': anyInterface,
      '-s': anyAddress,
      '-d': anyAddress,
      '--opcode': () => words(['Request', 'Reply']),
      '--mangle-ip-s': anyAddress,
      '--mangle-ip-d': anyAddress,
    },
    () => words(['INPUT', 'OUTPUT']),
  ),
  bridge: afterOption(
    {
      br: () => words(['br0']),
      brport: anyInterface,
      dev: anyInterface,
      fdb: () => words(['show']),
      show: () => words(['br', 'brport', 'dynamic']),
    },
    ({ before }) => words(before.includes('fdb') ? ['br', 'brport', 'dynamic'] : ['fdb']),
  ),
  cat: anyFile,
  curl: afterOption(
    {
      '-o': () => words(['/dev/null']),
      '--interface': anyAddress,
      '-m': none,
      '-w': () => words(["'%{http_code}\\n'"]),
    },
    ({ context }) => addresses(context).map(({ text, hint }) => candidate(`http://${text}/`, hint)),
  ),
  grep: ({ before, context, typed }) => (before.some((word) => !word.startsWith('-')) ? files(context, typed) : []),
  head: anyFile,
  tail: anyFile,
  sort: anyFile,
  wc: anyFile,
  help: ({ context }) => commandNames(context),
  man: ({ context }) => commandNames(context),
  hold: ({ before }) => (before.length === 0 ? words(['open', 'send', 'read', 'close']) : []),
  ifconfig: ({ before, context }) =>
    before.length === 0
      ? [...interfaces(context), ...labels(context)]
      : [...words(['up', 'down', 'netmask', 'broadcast', 'mtu']), ...addresses(context)],
  iptables: afterOption(
    {
      '-t': () => words(['filter', 'mangle', 'nat']),
      '-j': () => words(['ACCEPT', 'DROP', 'REJECT', 'MARK', 'TCPMSS', 'DNAT', 'REDIRECT', 'SNAT', 'MASQUERADE']),
      '-p': () => words(['tcp', 'udp', 'icmp']),
      '-i': anyInterface,
      '-o': anyInterface,
      '-s': anyAddress,
      '-d': anyAddress,
      '-m': () => words(['multiport', 'mark', 'mac', 'state', 'conntrack']),
    },
    () => words(['INPUT', 'OUTPUT', 'FORWARD', 'PREROUTING', 'POSTROUTING']),
  ),
  ipvsadm: afterOption(
    {
      '-s': () => words(SCHEDULERS, SCHEDULER),
      '-t': ({ context }) => [...services(context, 'tcp'), ...addresses(context)],
      '-u': ({ context }) => [...services(context, 'udp'), ...addresses(context)],
      '-r': ({ context }) => servers(context),
    },
    none,
  ),
  keepalived: () => words(['start', 'stop', 'kill', 'reload', 'log']),
  ping: afterOption(
    {
      '-I': ({ context }) => [...interfaces(context), ...addresses(context)],
      '-M': () => words(['do', 'dont']),
      '-c': none,
      '-i': none,
      '-w': none,
      '-W': none,
      '-s': none,
      '-t': none,
    },
    anyAddress,
  ),
  route: ({ before, last, context }) => {
    if (before.length === 0) return words(['add', 'del']);
    if (last === 'dev') return [...interfaces(context), ...labels(context)];
    return [...words(['-net', '-host', 'default', 'gw', 'netmask', 'metric', 'dev']), ...addresses(context)];
  },
  ss: ({ last, context }) => {
    if (last === 'state' || last === 'exclude') return words(STATE_WORDS);
    if (last === 'src' || last === 'dst') return addresses(context);
    return words(['state', 'exclude', 'src', 'dst', 'sport', 'dport', 'and', 'or', 'not']);
  },
  sysctl: afterOption({ '-p': anyFile, '-f': anyFile, '-r': none }, ({ context, typed }) => sysctls(context, typed)),
  tcpdump: afterOption(
    {
      '-i': ({ context }) => [...interfaces(context), candidate('any', { en: 'all interfaces', zh: '所有接口' })],
      '-c': none,
      '-s': none,
      host: anyAddress,
      src: anyAddress,
      dst: anyAddress,
      net: none,
      port: none,
    },
    () => words(FILTER_WORDS),
  ),
  traceroute: afterOption({ '-s': anyAddress, '-m': none, '-q': none, '-w': none, '-f': none, '-p': none }, anyAddress),
  udp: anyAddress,
};

/** Names of commands that make sense on this device. */
export function commandNames({ kind }: Context): Candidate[] {
  const onSwitch = new Set(['bridge', 'tcpdump', 'hostname', 'man', 'help', 'sleep', 'timeout', 'cat', 'echo', 'grep']);
  const pages = [...PAGES.values()].filter(({ name }) => kind === 'host' || onSwitch.has(name));
  return pages.map(({ name, summary }) => candidate(name, summary));
}

/** What may follow in a command. */
export function nextWords(command: string, place: Place): Candidate[] {
  if (place.typed.startsWith('-')) return optionsOf(command);
  return (own(RULES, command) ?? none)(place);
}

function optionsOf(command: string): Candidate[] {
  const options = PAGES.get(command)?.options ?? [];
  return options.map(({ flag, text }) => candidate(flag.split(' ')[0] ?? flag, text));
}
