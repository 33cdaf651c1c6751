import type { FoundAddress, FoundInterface, HostFacts, ImportedHost } from './host-facts.js';
import type { Step } from './lab-text.js';

/** include/linux/inetdevice.h and net/ipv4/devinet.c, Linux 6.1: redirects are on, everything else is off. */
function isDefault(name: string, value: string): boolean {
  return value === (/\.(accept|send)_redirects$/.test(name) ? '1' : '0');
}

/** The commands that make a host what was found. */
export function configure(on: string, facts: HostFacts, hosts: readonly ImportedHost[]): Step[] {
  const present = new Set(['all', 'default', 'lo', ...facts.interfaces.filter(isTaken).map(({ name }) => name)]);
  const sysctls = [...facts.sysctls].filter(([name, value]) => {
    const conf = /^net\.ipv4\.conf\.(.+)\.[a-z_]+$/.exec(name)?.[1];
    return !isDefault(name, value) && (conf === undefined || present.has(conf.replaceAll('/', '.')));
  });
  const interfaces = facts.interfaces.filter(isTaken);
  const onLoopback = interfaces.filter(({ kind }) => kind === 'loopback');
  const virtual = new Set(onLoopback.flatMap(({ addresses }) => addresses.map(({ address }) => address)));
  const routes = facts.routes.filter((route) => present.has(wordAfter(route, 'dev') ?? 'lo'));
  const early = routes.filter((route) => !virtual.has(wordAfter(route, 'src') ?? ''));
  return [
    ...sysctls.map(([name, value]) => `sysctl -w ${name}=${value}`),
    ...interfaces.filter(({ kind }) => kind !== 'loopback').flatMap(interfaceCommands),
    // As on a real host, whose VIP comes last: with a VIP/24 on lo the gateway would be refused (fib_check_nh).
    ...early.map((route) => `ip route add ${route}`),
    ...onLoopback.flatMap(interfaceCommands),
    ...routes.filter((route) => !early.includes(route)).map((route) => `ip route add ${route}`),
    ...neighbourCommands(facts, hosts, present),
    ...facts.ipvs.map(({ text }) => `ipvsadm ${text}`),
  ].map((run) => ({ on, run }));
}

function wordAfter(text: string, word: string): string | undefined {
  const words = text.split(' ');
  const at = words.indexOf(word);
  return at === -1 ? undefined : words[at + 1];
}

function isTaken(one: FoundInterface): boolean {
  if (one.kind === 'tunnel') return one.name === 'tunl0' && one.addresses.length > 0;
  return one.kind === 'loopback' || one.addresses.length > 0;
}

function interfaceCommands(one: FoundInterface): string[] {
  const made = one.kind === 'dummy' ? [`ip link add ${one.name} type dummy`] : [];
  const starts = one.kind === 'dummy' || one.kind === 'tunnel';
  const state = starts === one.up ? [`ip link set ${one.name} ${one.up ? 'up' : 'down'}`] : [];
  const added = one.addresses
    .filter(({ address, prefixLength }) => !(one.kind === 'loopback' && address === '127.0.0.1' && prefixLength === 8))
    .map((address) => addressCommand(one, address));
  // Addresses come first when the interface ends up down: their routes must not stay.
  return one.up ? [...made, ...state, ...added] : [...made, ...added, ...state];
}

function addressCommand(one: FoundInterface, found: FoundAddress): string {
  const words = [`ip addr add ${found.address}/${found.prefixLength}`];
  if (found.broadcast !== undefined) words.push(`brd ${found.broadcast}`);
  if (found.scope !== 'global') words.push(`scope ${found.scope}`);
  if (found.label !== undefined) words.push(`label ${found.label}`);
  return [...words, `dev ${one.name}`].join(' ');
}

/** Entries that were set by hand; of those that were learned, the ones that point at a host of the lab. */
function neighbourCommands(facts: HostFacts, hosts: readonly ImportedHost[], present: ReadonlySet<string>): string[] {
  const macs = new Set(hosts.flatMap((host) => host.facts.interfaces.map(({ mac }) => mac)));
  return facts.neighbours
    .filter(({ iface, mac, permanent }) => present.has(iface) && (permanent || macs.has(mac)))
    .map(({ address, iface, mac, permanent }) => {
      return `ip neigh replace ${address} lladdr ${mac} dev ${iface} nud ${permanent ? 'permanent' : 'stale'}`;
    });
}
