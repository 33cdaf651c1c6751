import {
  addressesOf,
  type Ipv4Address,
  interfacesOf,
  ipvsServicesOf,
  type MacAddress,
  nodesOf,
  type World,
} from '@frameplay/engine';

/** Who is who in a lab that ran. */
export interface ClusterFacts {
  /** The addresses of the services. */
  readonly vips: ReadonlySet<Ipv4Address>;
  readonly directors: ReadonlySet<string>;
  readonly directorMacs: ReadonlySet<MacAddress>;
  /** The hosts that the services are balanced over. */
  readonly servers: ReadonlySet<string>;
  /** By "rs1:eth0". */
  readonly macs: ReadonlyMap<string, MacAddress>;
}

/** Directors are the hosts that have IPVS services at the end. */
export function clusterFacts(world: World): ClusterFacts {
  const hosts = nodesOf(world).filter(({ kind }) => kind === 'host');
  const macs = new Map<string, MacAddress>();
  const vips = new Set<Ipv4Address>();
  const directors = new Set<string>();
  const directorMacs = new Set<MacAddress>();
  for (const { name } of hosts) {
    const services = ipvsServicesOf(world, name);
    if (services.length > 0) directors.add(name);
    for (const { key } of services) if (key.kind !== 'mark') vips.add(key.address);
    for (const { name: iface, mac } of interfacesOf(world, name)) {
      macs.set(`${name}:${iface}`, mac);
      if (services.length > 0) directorMacs.add(mac);
    }
  }
  return { vips, directors, directorMacs, servers: serversOf(world, hosts), macs };
}

function serversOf(world: World, hosts: readonly { readonly name: string }[]): ReadonlySet<string> {
  const services = hosts.flatMap(({ name }) => ipvsServicesOf(world, name));
  const addresses = new Set(services.flatMap(({ destinations }) => destinations.map(({ address }) => address)));
  const holds = (name: string): boolean => addressesOf(world, name).some(({ local }) => addresses.has(local));
  return new Set(hosts.map(({ name }) => name).filter(holds));
}
