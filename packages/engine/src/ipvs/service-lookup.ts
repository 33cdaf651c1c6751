import type { Ipv4Address } from '../wire/address.js';
import type { Flow } from './connection-table.js';
import type { Ipvs, Service, TransportProtocol } from './ipvs.js';

const FTP_PORT = 21;
const FTP_DATA_PORT = 20;
const FIRST_UNPRIVILEGED_PORT = 1024;

/** ip_vs_service_find: a service of the mark comes first, then the exact port, FTP for its data, then port 0. */
export function findService(
  ipvs: Ipvs,
  flow: Pick<Flow, 'protocol' | 'virtualAddress' | 'virtualPort'>,
  mark: number,
): Service | undefined {
  const { protocol, virtualAddress, virtualPort } = flow;
  const marked = mark === 0 ? undefined : serviceOfMark(ipvs, mark);
  if (marked !== undefined) return marked;
  const ofPort = serviceAt(ipvs, protocol, virtualAddress, virtualPort);
  if (ofPort !== undefined) return ofPort;
  const ftpData = protocol === 'tcp' && (virtualPort === FTP_DATA_PORT || virtualPort >= FIRST_UNPRIVILEGED_PORT);
  const ofFtp = ftpData ? serviceAt(ipvs, protocol, virtualAddress, FTP_PORT) : undefined;
  return ofFtp ?? serviceAt(ipvs, protocol, virtualAddress, 0);
}

// Services are few: to compare numbers is quicker than to make the text of their key.

function serviceOfMark(ipvs: Ipvs, mark: number): Service | undefined {
  for (const service of ipvs.services.values())
    if (service.key.kind === 'mark' && service.key.mark === mark) return service;
  return undefined;
}

function serviceAt(ipvs: Ipvs, protocol: TransportProtocol, address: Ipv4Address, port: number): Service | undefined {
  for (const service of ipvs.services.values()) {
    const { key } = service;
    if (key.kind === protocol && key.address === address && key.port === port) return service;
  }
  return undefined;
}
