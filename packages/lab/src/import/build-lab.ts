import { parseIpv4 } from '@frameplay/engine';
import { configure } from './configure-host.js';
import type { FoundInterface, HostFacts, ImportedHost } from './host-facts.js';
import { LAN, type Link, labText, type Node, type Step } from './lab-text.js';
import { CLIENT, GATEWAY, type Place, placeOfClient } from './place-client.js';
import { type Service, serversOf, servicesOf } from './services.js';
import { subnetOf, wired } from './subnet.js';

export type ImportOptions = {
  readonly name: string;
  /** A host of the import that routes, or the address of a router whose outputs nobody has. */
  readonly gateway: string | undefined;
};

export type BuiltLab = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly reason: string };

/** RFC 5737: for examples, so nobody's. */
const CLIENT_SUBNET = '203.0.113';
const TRIES_MAX = 4;

/** The hosts in one L2 network, a client, and requests to every virtual service. */
export function buildLab(hosts: readonly ImportedHost[], options: ImportOptions): BuiltLab {
  const reason = refusal(hosts, options);
  if (reason !== undefined) return { ok: false, reason };
  const all = withGateway(hosts, options);
  const place = placeOfClient(all, options.gateway);
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
