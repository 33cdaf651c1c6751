import { formatIpv4, type Ipv4Address } from '@frameplay/engine';
import type { FoundInterface, HostFacts, ImportedHost } from './host-facts.js';
import type { Step } from './lab-text.js';
import { servicesOf } from './services.js';
import { addressesOf, contains, type Subnet, subnet, wired } from './subnet.js';

export const CLIENT = 'client';
/** The router of which only the address is known. */
export const GATEWAY = 'gw';

export type Place = {
  /** What the client is linked to: the switch, or an interface of the gateway. */
  readonly peer: { readonly node: string; readonly interface: string } | undefined;
  readonly steps: readonly Step[];
  /** Who asks for the VIP on the switch. */
  readonly asker: { readonly node: string; readonly interface: string };
};

export function placeOfClient(hosts: readonly ImportedHost[], gateway: string | undefined): Place | string {
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
