import {
  addHost,
  createWorld,
  formatIpv4,
  formatMac,
  getSysctl,
  type Ipv4Address,
  inPrefix,
  isGroupMac,
  parseIpv4Prefix,
  type RuleId,
  type SettingChange,
  type TaughtTable,
} from '@frameplay/engine';
import { settingsBefore, type ToldFrame, taughtBefore, type WhyLog } from './why-log.js';

/** On what a decision rested, beside the frame itself. */
export type Ground =
  /** A row of a table; `taughtBy`: the number under which it was told that it was taught. */
  | {
      readonly kind: 'row';
      readonly node: string;
      readonly table: TaughtTable;
      readonly name: string;
      readonly value: string;
      readonly taughtBy: number;
    }
  /** A setting; `setBy`: the number of the command, 0 if it is still as at boot. */
  | {
      readonly kind: 'setting';
      readonly node: string;
      readonly setting: SettingChange['kind'];
      readonly name: string;
      readonly value: string;
      readonly setBy: number;
    };

/** The tables and settings on which the rules that handled a frame have looked. */
export function groundsOf(log: WhyLog, told: ToldFrame): Ground[] {
  const rules = new Set<RuleId>([...told.rules, ...(told.rule === null ? [] : [told.rule])]);
  return [...rowsFor(log, told, rules), ...settingsFor(log, told, rules)];
}

function rowsFor(log: WhyLog, told: ToldFrame, rules: ReadonlySet<RuleId>): Ground[] {
  const { n, node, iface, dir, frame } = told;
  const mac = formatMac(frame.dst);
  const rows: Ground[] = [];
  const add = (table: TaughtTable, fits: (key: string, value: string) => boolean): boolean => {
    const taught = taughtBefore(log, n, { node, table, fits });
    if (taught === undefined) return false;
    rows.push({ kind: 'row', node, table, name: taught.key, value: taught.value, taughtBy: taught.n });
    return true;
  };
  if (rules.has('FDB-HIT')) add('fdb', (key) => key === mac);
  if (frame.payload.kind !== 'ipv4' || rules.has('FDB-HIT') || rules.has('FDB-FLOOD')) return rows;
  if (rules.has('IPVS-KNOWN')) add('connection', (key) => key === connectionKey(told));
  if (dir === 'out' && !isGroupMac(frame.dst)) {
    const target = `${formatIpv4(frame.payload.dst)} dev ${iface}`;
    const isAt = (value: string): boolean => value === mac;
    if (!add('neighbour', (key, value) => key === target && isAt(value))) {
      add('neighbour', (key, value) => key.endsWith(` dev ${iface}`) && isAt(value));
    }
  }
  return rows;
}

function connectionKey({ frame }: ToldFrame): string {
  const { payload } = frame;
  if (payload.kind !== 'ipv4') return '';
  const { payload: carried, src } = payload;
  if (carried.kind !== 'tcp' && carried.kind !== 'udp') return '';
  return `${carried.kind.toUpperCase()} ${formatIpv4(src)}:${carried.sourcePort}`;
}

type Looking = (look: Looker, told: ToldFrame) => void;

/** Which settings a rule asks. */
const ASKED: Partial<Record<RuleId, Looking>> = {
  'ARP-REPLY': (look, told) => {
    look.address(arpTarget(told));
    look.conf('arp_ignore');
  },
  'ARP-PROBE': (look, told) => {
    look.address(arpTarget(told));
    look.conf('arp_ignore');
  },
  'ARP-IGNORE': (look, told) => {
    look.address(arpTarget(told));
    look.conf('arp_ignore');
  },
  'ARP-FILTER': (look) => look.conf('arp_filter'),
  'ARP-PROXY': (look) => {
    look.conf('proxy_arp');
    look.sysctl('net.ipv4.ip_forward');
  },
  'ARP-ANNOUNCE-ANY': announces,
  'ARP-ANNOUNCE-SUBNET': announces,
  'ARP-ANNOUNCE-BEST': announces,
  'ARP-NOTIFY': (look) => look.conf('arp_notify'),
  'NEIGH-UNSOLICITED': (look) => look.conf('arp_accept'),
  'NEIGH-LOCKTIME': (look) => look.sysctl('net.ipv4.neigh.default.locktime'),
  'IP-LOCAL': (look, told) => look.address(destination(told)),
  'IP-NOT-LOCAL': (look) => look.sysctl('net.ipv4.ip_forward'),
  'IP-FORWARD': (look, told) => {
    look.sysctl('net.ipv4.ip_forward');
    look.route(destination(told));
  },
  'IP-REVERSE-PATH': (look) => look.conf('rp_filter'),
  'IP-MARTIAN-SOURCE': (look) => look.conf('accept_local'),
  'IP-REDIRECT': (look) => look.conf('send_redirects'),
  'IPVS-SCHEDULE': (look, told) => look.service(told),
  'IPVS-TEMPLATE': (look, told) => look.service(told),
  'IPVS-NO-DESTINATION': (look, told) => look.service(told),
  'IPVS-SERVER-GONE': (look) => look.sysctl('net.ipv4.vs.expire_nodest_conn'),
  'NETFILTER-DROP': (look) => look.all('firewall'),
  'NETFILTER-REJECT': (look) => look.all('firewall'),
  'NETFILTER-MSS': (look) => look.all('firewall'),
  'NETFILTER-DNAT': (look) => look.all('firewall'),
  'NETFILTER-SNAT': (look) => look.all('firewall'),
  'NETFILTER-ARP-DROP': (look) => look.all('firewall'),
  'NETFILTER-ARP-MANGLE': (look) => look.all('firewall'),
  'TCP-CONNECT': (look, told) => look.route(destination(told)),
  'TCP-SYN-ACK': (look, told) => look.route(destination(told)),
  'ICMP-REQUEST': (look, told) => look.route(destination(told)),
};

function announces(look: Looker, told: ToldFrame): void {
  look.address(arpTarget(told));
  look.conf('arp_announce');
}

function settingsFor(log: WhyLog, told: ToldFrame, rules: ReadonlySet<RuleId>): Ground[] {
  const look = new Looker(log, told);
  for (const rule of rules) ASKED[rule]?.(look, told);
  return [...look.found.values()];
}

/** The address that is asked for, or in whose name this host speaks. */
function arpTarget({ frame, dir }: ToldFrame): Ipv4Address | undefined {
  const { payload } = frame;
  if (payload.kind !== 'arp') return undefined;
  return dir === 'in' ? payload.targetIp : payload.senderIp;
}

function destination({ frame }: ToldFrame): Ipv4Address | undefined {
  return frame.payload.kind === 'ipv4' ? frame.payload.dst : undefined;
}

/** Finds the settings of one device as they were when it handled a frame. */
class Looker {
  readonly found = new Map<string, Ground>();
  readonly #log: WhyLog;
  readonly #told: ToldFrame;

  constructor(log: WhyLog, told: ToldFrame) {
    this.#log = log;
    this.#told = told;
  }

  /** The kernel combines `all` with the interface; either may decide. */
  conf(key: string): void {
    this.sysctl(`net.ipv4.conf.all.${key}`);
    this.#made('sysctl', (path) => path === `net.ipv4.conf.${this.#told.iface}.${key}`);
  }

  sysctl(path: string): void {
    if (this.#made('sysctl', (key) => key === path)) return;
    const value = atBoot(path);
    const { node } = this.#told;
    if (value !== undefined) {
      this.found.set(path, { kind: 'setting', node, setting: 'sysctl', name: path, value, setBy: 0 });
    }
  }

  address(address: Ipv4Address | undefined): void {
    if (address !== undefined) this.#made('address', (key) => key.startsWith(`${formatIpv4(address)}/`));
  }

  /** The longest prefix that somebody has set; a route of an address counts as that address. */
  route(address: Ipv4Address | undefined): void {
    if (address === undefined) return;
    const { n, node } = this.#told;
    const wanted = { node, fits: (key: string) => contains(key, address) };
    const made = [
      ...settingsBefore(this.#log, n, { kind: 'route', ...wanted }),
      ...settingsBefore(this.#log, n, { kind: 'address', ...wanted }),
    ];
    const longest = Math.max(...made.map(({ change }) => prefixLength(change.key)));
    const best = made.find(({ change }) => prefixLength(change.key) === longest);
    if (best !== undefined) this.#made(best.change.kind, (key) => key === best.change.key);
  }

  service({ frame }: ToldFrame): void {
    const { payload } = frame;
    if (payload.kind !== 'ipv4' || (payload.payload.kind !== 'tcp' && payload.payload.kind !== 'udp')) return;
    const { kind, destinationPort } = payload.payload;
    const name = `${kind.toUpperCase()} ${formatIpv4(payload.dst)}:${destinationPort}`;
    this.#made('service', (key) => key === name);
  }

  all(kind: SettingChange['kind']): void {
    this.#made(kind, () => true);
  }

  #made(setting: SettingChange['kind'], fits: (key: string) => boolean): boolean {
    const { n, node } = this.#told;
    const made = settingsBefore(this.#log, n, { node, kind: setting, fits });
    for (const { change, by } of made) {
      const { key, after: value } = change;
      this.found.set(key, { kind: 'setting', node, setting, name: key, value: value ?? '', setBy: by.n });
    }
    return made.length > 0;
  }
}

/** "192.168.1.0/24 ..." */
function contains(key: string, address: Ipv4Address): boolean {
  const prefix = parseIpv4Prefix(key.split(' ')[0] ?? '');
  return prefix.ok && inPrefix(address, prefix.value.address, prefix.value.prefixLength);
}

function prefixLength(key: string): number {
  const prefix = parseIpv4Prefix(key.split(' ')[0] ?? '');
  return prefix.ok ? prefix.value.prefixLength : -1;
}

const FRESH = 'fresh';

/** The value that a host has when nobody has set it. */
function atBoot(path: string): string | undefined {
  const world = createWorld({ seed: 0 });
  addHost(world, FRESH);
  const value = getSysctl(world, FRESH, path);
  return value.ok ? value.value : undefined;
}
