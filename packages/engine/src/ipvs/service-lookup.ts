import type { Flow } from './connection-table.js';
import { type Ipvs, type Service, serviceKeyText } from './ipvs.js';

const FTP_PORT = 21;
const FTP_DATA_PORT = 20;
const FIRST_UNPRIVILEGED_PORT = 1024;

/** ip_vs_service_find: a service of the mark comes first, then the exact port, FTP for its data, then port 0. */
export function findService(
  ipvs: Ipvs,
  flow: Pick<Flow, 'protocol' | 'virtualAddress' | 'virtualPort'>,
  mark: number,
): Service | undefined {
  const { protocol, virtualAddress: address, virtualPort } = flow;
  const marked = mark === 0 ? undefined : ipvs.services.get(serviceKeyText({ kind: 'mark', mark }));
  const ofPort = (port: number): Service | undefined =>
    ipvs.services.get(serviceKeyText({ kind: protocol, address, port }));
  const ftpData = protocol === 'tcp' && (virtualPort === FTP_DATA_PORT || virtualPort >= FIRST_UNPRIVILEGED_PORT);
  return marked ?? ofPort(virtualPort) ?? (ftpData ? ofPort(FTP_PORT) : undefined) ?? ofPort(0);
}
