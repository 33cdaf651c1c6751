import type { ForwardingMethod, Ipv4Address, IpvsDaemonRole, IpvsDaemonSpec, IpvsServiceKey } from '@frameplay/engine';

/** What one call of ipvsadm asks for, read and checked, before anything is done. */
export type IpvsRequest =
  | { readonly command: 'add-service' | 'edit-service'; readonly key: IpvsServiceKey; readonly service: ServiceWords }
  | { readonly command: 'delete-service'; readonly key: IpvsServiceKey }
  | {
      readonly command: 'add-destination' | 'edit-destination';
      readonly key: IpvsServiceKey;
      readonly destination: DestinationWords;
    }
  | { readonly command: 'delete-destination'; readonly key: IpvsServiceKey; readonly destination: DestinationWords }
  | { readonly command: 'clear' }
  | { readonly command: 'zero'; readonly key: IpvsServiceKey | undefined }
  | { readonly command: 'set-timeouts'; readonly tcpS: number; readonly tcpFinS: number; readonly udpS: number }
  | { readonly command: 'start-daemon'; readonly role: IpvsDaemonRole; readonly daemon: IpvsDaemonSpec }
  | { readonly command: 'stop-daemon'; readonly role: IpvsDaemonRole }
  | {
      readonly command: 'list';
      readonly what: ListWhat;
      readonly key: IpvsServiceKey | undefined;
      readonly format: ListFormat;
    }
  | { readonly command: 'save'; readonly numeric: boolean }
  | { readonly command: 'restore' }
  | { readonly command: 'version' };

export type ListWhat =
  | 'services'
  | 'connections'
  | 'stats'
  | 'rate'
  | 'persistent'
  | 'thresholds'
  | 'tunnels'
  | 'timeouts'
  | 'daemons';

export interface ListFormat {
  /** `-n`; otherwise ports have the names of /etc/services. */
  readonly numeric: boolean;
  /** `--exact`: no K, M, ... */
  readonly exact: boolean;
  readonly sorted: boolean;
  /** Columns for persistence engines beside the connections. */
  readonly engines: boolean;
}

export interface ServiceWords {
  readonly scheduler: string;
  /** `--pe`. */
  readonly engine: string | undefined;
  readonly persistenceTimeoutS: number | null;
  readonly persistenceMask: number | undefined;
  readonly flags: readonly string[];
}

export interface DestinationWords {
  readonly address: Ipv4Address;
  readonly port: number;
  readonly forwarding: ForwardingMethod;
  readonly weight: number;
  readonly upperThreshold: number;
  readonly lowerThreshold: number;
}
