import {
  formatIpv4,
  type Ipv4Address,
  type IpvsDestinationView,
  type IpvsServiceKey,
  type IpvsServiceView,
} from '@frameplay/engine';

export function endpointText(address: Ipv4Address, port: number): string {
  return `${formatIpv4(address)}:${port}`;
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

export function sortedDestinations(service: IpvsServiceView): IpvsDestinationView[] {
  return [...service.destinations].sort((a, b) => a.address - b.address || a.port - b.port);
}

export function sameKey(a: IpvsServiceKey, b: IpvsServiceKey): boolean {
  if (a.kind === 'mark' || b.kind === 'mark') return a.kind === 'mark' && b.kind === 'mark' && a.mark === b.mark;
  return a.kind === b.kind && a.address === b.address && a.port === b.port;
}

export const FULL_MASK = 0xff_ff_ff_ff;
