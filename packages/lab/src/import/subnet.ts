import { type Ipv4Address, inPrefix, networkOf, parseIpv4 } from '@frameplay/engine';
import type { FoundAddress, FoundInterface, HostFacts, ImportedHost } from './host-facts.js';

export type Subnet = { readonly network: Ipv4Address; readonly prefixLength: number };

/** Interfaces that become links; what has no address (docker0, a member of a bond) is left out. */
export function wired(facts: HostFacts): FoundInterface[] {
  return facts.interfaces.filter((one) => one.kind === 'ethernet' && one.addresses.length > 0);
}

export function addressesOf(facts: HostFacts): FoundAddress[] {
  return facts.interfaces.flatMap(({ addresses }) => addresses);
}

function parsed(address: string): Ipv4Address {
  const read = parseIpv4(address);
  if (!read.ok) throw new Error(`the reader let through the address ${address}`);
  return read.value;
}

export function subnet({ address, prefixLength }: FoundAddress): Subnet {
  return { network: networkOf(parsed(address), prefixLength), prefixLength };
}

export function contains({ network, prefixLength }: Subnet, address: string): boolean {
  return inPrefix(parsed(address), network, prefixLength);
}

/** Where an address is on the wire: the subnet of an Ethernet interface, not a host route. */
export function subnetOf(address: string, hosts: readonly ImportedHost[]): Subnet | undefined {
  const own = hosts.flatMap(({ facts }) => wired(facts).flatMap(({ addresses }) => addresses));
  return own
    .filter(({ prefixLength }) => prefixLength < 31)
    .map(subnet)
    .find((one) => contains(one, address));
}
