import { formatIpv4, type Ipv4Address, inPrefix, networkOf, parseIpv4 } from '@frameplay/engine';
import type { FoundAddress, FoundInterface, HostFacts } from './host-facts.js';

export type ImportedHost = { readonly name: string; readonly facts: HostFacts };

export type ImportOptions = {
  readonly name: string;
  /** A host of the import that routes, or the address of a router whose outputs nobody has. */
  readonly gateway: string | undefined;
};

export type BuiltLab = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly reason: string };

type Node = { readonly name: string; readonly serve: readonly string[] };
type Link = { readonly ends: readonly { readonly node: string; readonly interface: string; readonly mac?: string }[] };
type Step = { readonly on: string; readonly run: string };
type Subnet = { readonly network: Ipv4Address; readonly prefixLength: number };

const LAN = 'lan';
const CLIENT = 'client';
const GATEWAY = 'gw';
/** RFC 5737: for examples, so nobody's. */
const CLIENT_SUBNET = '203.0.113';
const TRIES_MAX = 4;

/** The hosts in one L2 network, a client, and requests to every virtual service. */
export function buildLab(hosts: readonly ImportedHost[], options: ImportOptions): BuiltLab {
  const reason = refusal(hosts, options);
  if (reason !== undefined) return { ok: false, reason };
  const all = withGateway(hosts, options);
  const place = placeOfClient(all, options);
  if (typeof place === 'string') return { ok: false, reason: place };
  const services = servicesOf(hosts);
  const nodes: Node[] = all.map((host) => ({ name: host.name, serve: serversOf(host, hosts) }));
  const hasClient = hosts.some(({ name }) => name === CLIENT);
  if (!hasClient) nodes.unshift({ name: CLIENT, serve: [] });
  const links = linksOf(all, hasClient ? undefined : place);
  const steps = [
    ...(hasClient ? [] : place.steps),
    ...all.flatMap(({ name, facts }) => configure(name, facts, all)),
    ...requests(services, hosts, place.asker),
  ];
  return { ok: true, text: labText(options.name, nodes, links, steps) };
}

function refusal(hosts: readonly ImportedHost[], options: ImportOptions): string | undefined {
  if (hosts.length === 0) return 'there is no host';
  const taken = hosts.find(({ name }) => name === LAN);
  if (taken !== undefined) return `a host cannot be called ${LAN}: that is the switch`;
  const bare = hosts.find(({ facts }) => wired(facts).length === 0);
  if (bare !== undefined) return `${bare.name} has no Ethernet interface with an IPv4 address`;
  const { gateway } = options;
  if (gateway === undefined || hosts.some(({ name }) => name === gateway)) return undefined;
  if (!parseIpv4(gateway).ok) return `the gateway ${gateway} is neither a host (${names(hosts)}) nor an address`;
  if (hosts.some(({ name }) => name === GATEWAY)) return `${GATEWAY} is a host already: give it as the gateway`;
  return subnetOf(gateway, hosts) === undefined ? `no host has an address in the subnet of ${gateway}` : undefined;
}

function names(hosts: readonly ImportedHost[]): string {
  return hosts.map(({ name }) => name).join(', ');
}

/** Interfaces that become links; what has no address (docker0, a member of a bond) is left out. */
function wired(facts: HostFacts): FoundInterface[] {
  return facts.interfaces.filter((one) => one.kind === 'ethernet' && one.addresses.length > 0);
}

function addressesOf(facts: HostFacts): FoundAddress[] {
  return facts.interfaces.flatMap(({ addresses }) => addresses);
}

function parsed(address: string): Ipv4Address {
  const read = parseIpv4(address);
  if (!read.ok) throw new Error(`the reader let through the address ${address}`);
  return read.value;
}

function subnet({ address, prefixLength }: FoundAddress): Subnet {
  return { network: networkOf(parsed(address), prefixLength), prefixLength };
}

function contains({ network, prefixLength }: Subnet, address: string): boolean {
  return inPrefix(parsed(address), network, prefixLength);
}

/** Where an address is on the wire: the subnet of an Ethernet interface, not a host route. */
function subnetOf(address: string, hosts: readonly ImportedHost[]): Subnet | undefined {
  const own = hosts.flatMap(({ facts }) => wired(facts).flatMap(({ addresses }) => addresses));
  return own
    .filter(({ prefixLength }) => prefixLength < 31)
    .map(subnet)
    .find((one) => contains(one, address));
}

/** A router of which only the address is known, with the client behind it. */
function withGateway(hosts: readonly ImportedHost[], { gateway }: ImportOptions): readonly ImportedHost[] {
  if (gateway === undefined || hosts.some(({ name }) => name === gateway)) return hosts;
  const inside = subnetOf(gateway, hosts);
  const iface = (name: string, address: string, prefixLength: number): FoundInterface => ({
    name,
    up: true,
    kind: 'ethernet',
    mac: undefined,
    addresses: [{ address, prefixLength, broadcast: undefined, scope: 'global', label: undefined }],
  });
  const facts: HostFacts = {
    interfaces: [iface('eth0', gateway, inside?.prefixLength ?? 24), iface('eth1', `${CLIENT_SUBNET}.1`, 24)],
    routes: [],
    sysctls: new Map([['net.ipv4.ip_forward', '1']]),
    ipvs: [],
    neighbours: [],
    listeners: [],
  };
  return [{ name: GATEWAY, facts }, ...hosts];
}

type Place = {
  /** What the client is linked to: the switch, or an interface of the gateway. */
  readonly peer: { readonly node: string; readonly interface: string } | undefined;
  readonly steps: readonly Step[];
  /** Who asks for the VIP on the switch. */
  readonly asker: { readonly node: string; readonly interface: string };
};

function placeOfClient(hosts: readonly ImportedHost[], { gateway }: ImportOptions): Place | string {
  if (gateway === undefined) return onTheLan(hosts);
  const router = hosts.find(({ name }) => name === gateway) ?? hosts.find(({ name }) => name === GATEWAY);
  if (router === undefined) return `there is no gateway ${gateway}`;
  const others = hosts.filter((host) => host !== router);
  const inside = (one: FoundInterface): boolean =>
    one.addresses.some((address) =>
      others.some(({ facts }) => wired(facts).some((other) => sharesSubnet(other, subnet(address)))),
    );
  const own = wired(router.facts);
  const [outer] = own.filter((one) => !inside(one));
  const [inner] = own.filter(inside);
  if (outer === undefined || inner === undefined) {
    return `the gateway ${router.name} needs an interface to the other hosts and one to the client`;
  }
  const address = outer.addresses[0];
  if (address === undefined) return `${outer.name} of ${router.name} has no address`;
  const free = freeAddress(subnet(address), hosts);
  if (free === undefined) return `there is no address left for the client beside ${address.address}`;
  return {
    peer: { node: router.name, interface: outer.name },
    steps: [
      { on: CLIENT, run: `ip addr add ${free}/${address.prefixLength} dev eth0` },
      { on: CLIENT, run: `ip route add default via ${address.address}` },
    ],
    asker: { node: router.name, interface: inner.name },
  };
}

function sharesSubnet(iface: FoundInterface, other: Subnet): boolean {
  return iface.addresses.some(({ address }) => contains(other, address));
}

function onTheLan(hosts: readonly ImportedHost[]): Place | string {
  const director = hosts.find(({ facts }) => facts.ipvs.length > 0) ?? hosts[0];
  const own = director === undefined ? [] : wired(director.facts).flatMap(({ addresses }) => addresses);
  const beside = own.find(({ prefixLength }) => prefixLength < 31);
  if (beside === undefined) return `${director?.name ?? 'the lab'} has no subnet that the client could be in`;
  const free = freeAddress(subnet(beside), hosts);
  if (free === undefined) return `there is no address left for the client beside ${beside.address}`;
  const far = servicesOf(hosts)
    .map(({ address }) => address)
    .filter((address) => !contains(subnet(beside), address));
  return {
    peer: undefined,
    steps: [
      { on: CLIENT, run: `ip addr add ${free}/${beside.prefixLength} dev eth0` },
      ...[...new Set(far)].map((address) => ({ on: CLIENT, run: `ip route add ${address}/32 dev eth0` })),
    ],
    asker: { node: CLIENT, interface: 'eth0' },
  };
}

/** From the end of the subnet, where people do not begin to count. */
function freeAddress({ network, prefixLength }: Subnet, hosts: readonly ImportedHost[]): string | undefined {
  const taken = new Set(hosts.flatMap(({ facts }) => mentioned(facts)));
  const size = 2 ** Math.min(16, 32 - prefixLength);
  for (let at = size - 2; at > 0; at -= 1) {
    const address = formatIpv4((network + at) as Ipv4Address);
    if (!taken.has(address)) return address;
  }
  return undefined;
}

function mentioned(facts: HostFacts): string[] {
  return [
    ...addressesOf(facts).map(({ address }) => address),
    ...facts.routes.flatMap((route) => route.split(' ')),
    ...facts.ipvs.flatMap((line) => [line.service, line.kind === 'destination' ? line.server : '']),
    ...facts.neighbours.map(({ address }) => address),
  ].map((word) => word.replace(/[:/].*/, ''));
}

type Service = { readonly director: string; readonly address: string; readonly port: number };

/** TCP only: that is what a client can be seen to succeed with. Without any, the /32s of lo are taken for VIPs. */
function servicesOf(hosts: readonly ImportedHost[]): Service[] {
  const services = hosts.flatMap(({ name, facts }) =>
    facts.ipvs.flatMap((line): Service[] => {
      if (line.kind !== 'service' || !line.text.includes('-t ')) return [];
      const [address = '', port = '80'] = line.service.split(':');
      return [{ director: name, address, port: Number(port) === 0 ? 80 : Number(port) }];
    }),
  );
  return [...new Map(services.map((service) => [`${service.address}:${service.port}`, service])).values()];
}

/** Ports that a virtual service sends somewhere. */
function serverPorts(hosts: readonly ImportedHost[]): number[] {
  const ports = hosts.flatMap(({ facts }) =>
    facts.ipvs.flatMap((line) => (line.kind === 'destination' ? [Number(line.server.split(':')[1] ?? '80')] : [])),
  );
  return [...new Set([...ports, ...servicesOf(hosts).map(({ port }) => port)])].filter((port) => port > 0);
}

function serversOf({ name, facts }: ImportedHost, hosts: readonly ImportedHost[]): string[] {
  const ports = serverPorts(hosts);
  if (facts.listeners !== undefined) {
    const heard = facts.listeners.filter(({ port, address }) => ports.includes(port) && !address.startsWith('127.'));
    return [...new Set(heard.map(({ port, address }) => server(name, port, address)))];
  }
  return isRealServer(facts, hosts) ? ports.map((port) => server(name, port, '0.0.0.0')) : [];
}

function server(name: string, port: number, bind: string): string {
  const where = bind === '0.0.0.0' ? '' : `, bind: ${bind}`;
  return `{ port: ${port}, body: ${JSON.stringify(name)}${where} }`;
}

/** Who owns the address of a real server, or a VIP without being a director. */
function isRealServer(facts: HostFacts, hosts: readonly ImportedHost[]): boolean {
  const own = new Set(addressesOf(facts).map(({ address }) => address));
  const lines = hosts.flatMap((host) => host.facts.ipvs);
  const named = lines.some((line) => line.kind === 'destination' && own.has(line.server.split(':')[0] ?? ''));
  return named || (facts.ipvs.length === 0 && lines.some((line) => own.has(line.service.split(':')[0] ?? '')));
}

function linksOf(hosts: readonly ImportedHost[], place: Place | undefined): Link[] {
  const links: Link[] = [];
  const outer = place?.peer;
  const onSwitch = (node: string, iface: string, mac: string | undefined): void => {
    const port = { node: LAN, interface: `p${links.length + 1}` };
    links.push({ ends: [{ node, interface: iface, ...(mac === undefined ? {} : { mac }) }, port] });
  };
  const ends = hosts.flatMap(({ name, facts }) => wired(facts).map((iface) => ({ name, iface })));
  const peer = ends.find(({ name, iface }) => name === outer?.node && iface.name === outer.interface);
  if (place !== undefined && peer === undefined) onSwitch(CLIENT, 'eth0', undefined);
  if (peer !== undefined) {
    const { mac } = peer.iface;
    const end = { node: peer.name, interface: peer.iface.name, ...(mac === undefined ? {} : { mac }) };
    links.push({ ends: [{ node: CLIENT, interface: 'eth0' }, end] });
  }
  for (const end of ends) if (end !== peer) onSwitch(end.name, end.iface.name, end.iface.mac);
  return links;
}

/** include/linux/inetdevice.h and net/ipv4/devinet.c, Linux 6.1: redirects are on, everything else is off. */
function isDefault(name: string, value: string): boolean {
  return value === (/\.(accept|send)_redirects$/.test(name) ? '1' : '0');
}

function configure(on: string, facts: HostFacts, hosts: readonly ImportedHost[]): Step[] {
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

function requests(services: readonly Service[], hosts: readonly ImportedHost[], asker: Place['asker']): Step[] {
  const perService = services.flatMap(({ address, port, director }): Step[] => {
    const servers = hosts
      .flatMap(({ facts }) => facts.ipvs)
      .filter((line) => line.kind === 'destination' && line.service === `${address}:${port}`).length;
    const url = `http://${address}${port === 80 ? '' : `:${port}`}/`;
    const tries = Math.max(1, Math.min(TRIES_MAX, servers * 2));
    return [
      { on: asker.node, run: `arping -c 1 -w 1 -I ${asker.interface} ${address}` },
      ...Array.from({ length: tries }, () => ({ on: CLIENT, run: `curl -s --max-time 3 ${url}` })),
      { on: asker.node, run: 'ip neigh' },
      { on: director, run: 'ipvsadm -Ln --stats' },
    ];
  });
  return perService;
}

function labText(name: string, nodes: readonly Node[], links: readonly Link[], steps: readonly Step[]): string {
  const serve = (list: readonly string[]): string => (list.length === 0 ? '' : `, serve: [${list.join(', ')}]`);
  const end = (one: Link['ends'][number]): string => {
    const mac = one.mac === undefined ? '' : `, mac: "${one.mac}"`;
    return `{ node: ${JSON.stringify(one.node)}, interface: ${JSON.stringify(one.interface)}${mac} }`;
  };
  return [
    `name: ${JSON.stringify(name)}`,
    `title: ${JSON.stringify('Imported from real hosts')}`,
    'topology:',
    '  nodes:',
    ...nodes.map((node) => `    ${JSON.stringify(node.name)}: { kind: linux${serve(node.serve)} }`),
    `    ${LAN}: { kind: bridge }`,
    '  links:',
    ...links.map(({ ends }) => `    - { type: veth, endpoints: [${ends.map(end).join(', ')}] }`),
    'steps:',
    ...steps.map(({ on, run }) => `  - { on: ${JSON.stringify(on)}, run: ${JSON.stringify(run)} }`),
    '',
  ].join('\n');
}
