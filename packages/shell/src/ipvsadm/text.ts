import {
  formatIpv4,
  type Ipv4Address,
  type IpvsDestinationView,
  type IpvsServiceKey,
  type IpvsServiceView,
} from '@frameplay/engine';

export type Protocol = 'tcp' | 'udp' | 'ip';

/** Addresses have no names here; ports have, unless `-n` is given. */
export function endpointText(address: Ipv4Address, port: number, numeric = true, protocol: Protocol = 'tcp'): string {
  const name = numeric || protocol === 'ip' ? undefined : PORT_NAMES[port];
  return `${formatIpv4(address)}:${name ?? port}`;
}

/** The usual ones of /etc/services. */
const PORT_NAMES: Readonly<Record<number, string>> = {
  20: 'ftp-data',
  21: 'ftp',
  22: 'ssh',
  23: 'telnet',
  25: 'smtp',
  53: 'domain',
  80: 'http',
  110: 'pop3',
  123: 'ntp',
  143: 'imap2',
  443: 'https',
  8080: 'http-alt',
};

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

export function sortedDestinations(service: IpvsServiceView): IpvsDestinationView[] {
  return [...service.destinations].sort((a, b) => a.address - b.address || a.port - b.port);
}

export function sameKey(a: IpvsServiceKey, b: IpvsServiceKey): boolean {
  if (a.kind === 'mark' || b.kind === 'mark') return a.kind === 'mark' && b.kind === 'mark' && a.mark === b.mark;
  return a.kind === b.kind && a.address === b.address && a.port === b.port;
}

export const FULL_MASK = 0xff_ff_ff_ff;
