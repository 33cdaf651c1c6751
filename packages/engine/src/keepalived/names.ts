import type { IpvsServiceKey } from '../ipvs/ipvs.js';
import { formatIpv4 } from '../wire/address.js';
import type { RealServerConfig, VirtualServerConfig } from './config.js';

/** FMT_VS. */
export function virtualServerName({ key }: VirtualServerConfig): string {
  return key.kind === 'mark' ? `FWM ${key.mark}` : `[${formatIpv4(key.address)}]:${key.kind}:${key.port}`;
}

/** FMT_RS. */
export function realServerName(key: IpvsServiceKey, { address, port }: RealServerConfig): string {
  return `[${formatIpv4(address)}]:${key.kind === 'mark' ? 'none' : key.kind}:${port}`;
}
