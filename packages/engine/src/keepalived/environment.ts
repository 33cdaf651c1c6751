import type { HostEnvironment } from '../host/environment.js';
import type { Host } from '../host/host.js';
import type { IpvsServiceKey } from '../ipvs/ipvs.js';
import type { RealServerConfig, VirtualAddress, VirtualServerConfig } from './config.js';
import type { Keepalived } from './daemon.js';

/** What keepalived asks of the kernel by netlink and sockopts, beyond what any program may. */
export interface KeepalivedEnvironment extends HostEnvironment {
  addVirtualAddress(host: Host, iface: string, address: VirtualAddress): void;
  removeVirtualAddress(host: Host, iface: string, address: VirtualAddress): void;
  addVirtualServer(host: Host, config: VirtualServerConfig): void;
  editVirtualServer(host: Host, config: VirtualServerConfig): void;
  removeVirtualServer(host: Host, key: IpvsServiceKey): void;
  addRealServer(host: Host, key: IpvsServiceKey, server: RealServerConfig, weight: number): void;
  editRealServer(host: Host, key: IpvsServiceKey, server: RealServerConfig, weight: number): void;
  removeRealServer(host: Host, key: IpvsServiceKey, server: RealServerConfig): void;
}

/** Where keepalived works, handed from function to function. */
export interface Workplace {
  readonly env: KeepalivedEnvironment;
  readonly host: Host;
  readonly keepalived: Keepalived;
  readonly id: number;
}

export function log({ keepalived }: Workplace, line: string): void {
  keepalived.log.push(line);
}
