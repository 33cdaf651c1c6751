import type { HostEnvironment } from '../host/environment.js';
import type { Ipv4Address } from '../wire/address.js';
import type { ConnectionEnvironment } from './connection-table.js';
import type { Connection } from './ipvs.js';

/** What IPVS needs beyond what a host needs. */
export interface IpvsEnvironment extends HostEnvironment, ConnectionEnvironment {
  /** A person chose the server for the next new connection; undefined: the scheduler does. */
  forcedDestination(): { readonly address: Ipv4Address; readonly port: number } | undefined;
  /** For the key: where a packet went. */
  directed(connection: Connection, isNew: boolean): void;
}
