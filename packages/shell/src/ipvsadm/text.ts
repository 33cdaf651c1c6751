import {
  formatIpv4,
  type Ipv4Address,
  type IpvsDestinationView,
  type IpvsServiceKey,
  type IpvsServiceView,
} from '@frameplay/engine';

import { serviceName } from '../service-names.js';

export type Protocol = 'tcp' | 'udp' | 'ip';

/** Addresses have no names here; ports have, unless `-n` is given. */
export function endpointText(address: Ipv4Address, port: number, numeric = true, protocol: Protocol = 'tcp'): string {
  return `${formatIpv4(address)}:${numeric || protocol === 'ip' ? port : serviceName(protocol, port)}`;
}

export function protocolOfKey(key: IpvsServiceKey): Protocol {
  // ipvsadm gives a service of a mark the protocol TCP.
  return key.kind === 'mark' ? 'tcp' : key.kind;
}

/** Services by mark, protocol, address and port: the order in which ipvsadm prints them. */
export function sortedServices(services: readonly IpvsServiceView[]): IpvsServiceView[] {
  return [...services].sort((a, b) => {
    const [x, y] = [sortKey(a.key), sortKey(b.key)];
    const differing = x.findIndex((value, index) => value !== y[index]);
    return differing === -1 ? 0 : (x[differing] ?? 0) - (y[differing] ?? 0);
  });
}

const TCP = 6;
const UDP = 17;

function sortKey(key: IpvsServiceKey): number[] {
  if (key.kind === 'mark') return [key.mark, 0, 0, 0];
  return [0, key.kind === 'tcp' ? TCP : UDP, key.address, key.port];
}

/** ipvs_cmp_dests: addresses are compared as signed numbers, so the outcome depends on how qsort() goes about it. */
export function sortedDestinations(service: IpvsServiceView): IpvsDestinationView[] {
  return mergeSorted(service.destinations, (a, b) => (a.address - b.address) | 0 || a.port - b.port);
}

/** msort_with_tmp() of glibc. */
function mergeSorted<T>(items: readonly T[], compare: (a: T, b: T) => number): T[] {
  if (items.length < 2) return [...items];
  const middle = items.length >> 1;
  const [left, right] = [items.slice(0, middle), items.slice(middle)].map((half) => mergeSorted(half, compare));
  const merged: T[] = [];
  while (left?.[0] !== undefined && right?.[0] !== undefined)
    merged.push(...(compare(left[0], right[0]) <= 0 ? left : right).splice(0, 1));
  return [...merged, ...(left ?? []), ...(right ?? [])];
}

export function sameKey(a: IpvsServiceKey, b: IpvsServiceKey): boolean {
  if (a.kind === 'mark' || b.kind === 'mark') return a.kind === 'mark' && b.kind === 'mark' && a.mark === b.mark;
  return a.kind === b.kind && a.address === b.address && a.port === b.port;
}

export const FULL_MASK = 0xff_ff_ff_ff;
