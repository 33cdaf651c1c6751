import type { ForwardingMethod, IpvsServiceKey, SchedulerName } from '../ipvs/ipvs.js';
import type { Ipv4Address } from '../wire/address.js';

/** What keepalived.conf says, with every default filled in. Times are in microseconds. Never changed. */
export interface KeepalivedConfig {
  readonly instances: readonly VrrpConfig[];
  readonly syncGroups: readonly SyncGroupConfig[];
  readonly virtualServers: readonly VirtualServerConfig[];
}

/** One `vrrp_sync_group`: the names of its instances. */
export interface SyncGroupConfig {
  readonly name: string;
  readonly members: readonly string[];
}

export interface VirtualAddress {
  readonly address: Ipv4Address;
  readonly prefixLength: number;
  readonly broadcast: Ipv4Address | null;
  /** Null: that of the instance. */
  readonly iface: string | null;
  readonly label: string | null;
  readonly scope: 'global' | 'link' | 'host';
}

/** `track_interface`; weight 0: the interface's fault is the instance's. */
export interface TrackedInterface {
  readonly iface: string;
  readonly weight: number;
}

/** One `vrrp_instance`. */
export interface VrrpConfig {
  readonly name: string;
  readonly version: 2 | 3;
  readonly iface: string;
  readonly virtualRouterId: number;
  readonly initialState: 'master' | 'backup';
  readonly priority: number;
  readonly advertIntervalUs: number;
  readonly preempt: boolean;
  readonly preemptDelayUs: number;
  /** Null: no authentication. */
  readonly password: string | null;
  readonly sourceAddress: Ipv4Address | null;
  /** `unicast_peer`: adverts go to these, and not to the group. */
  readonly peers: readonly Ipv4Address[];
  readonly addresses: readonly VirtualAddress[];
  /** Set and announced, but not told in adverts. */
  readonly excluded: readonly VirtualAddress[];
  readonly tracksOwnInterface: boolean;
  readonly tracked: readonly TrackedInterface[];
  /** How many advert intervals without an advert mean that the master is dead. */
  readonly downTimerAdverts: number;
  /** Gratuitous ARP: how long after becoming master once more (0: not), how many, how often again (0: never). */
  readonly garpDelayUs: number;
  readonly garpRepeat: number;
  readonly garpRefreshUs: number;
  readonly garpRefreshRepeat: number;
  readonly garpLowerPriorityRepeat: number;
  readonly garpLowerPriorityDelayUs: number;
  readonly lowerPriorityNoAdvert: boolean;
  readonly higherPrioritySendAdvert: boolean;
}

export interface TcpCheckConfig {
  readonly address: Ipv4Address;
  readonly port: number;
  readonly source: Ipv4Address | null;
  readonly connectTimeoutUs: number;
  readonly retry: number;
  readonly delayBeforeRetryUs: number;
  readonly delayLoopUs: number;
  readonly warmupUs: number;
  /** The server counts as dead until the first check says otherwise. */
  readonly alpha: boolean;
  /** HTTP_GET; null: the connection is enough. */
  readonly http: HttpGetConfig | null;
}

export interface HttpGetConfig {
  /** Asked for one after the other. */
  readonly urls: readonly HttpUrl[];
  /** The minor number of HTTP/1.x, and whether `Connection: close` is sent. */
  readonly minor: 0 | 1;
  readonly closes: boolean;
}

export interface HttpUrl {
  readonly path: string;
  /** The answers that are good, from and to. */
  readonly statusCodes: readonly (readonly [number, number])[];
  /** The line `Host:`. */
  readonly host: string;
}

export interface RealServerConfig {
  readonly address: Ipv4Address;
  readonly port: number;
  readonly weight: number;
  readonly forwarding: ForwardingMethod;
  readonly inhibitOnFailure: boolean;
  readonly upperThreshold: number;
  readonly lowerThreshold: number;
  readonly checks: readonly TcpCheckConfig[];
}

/** One `virtual_server`. */
export interface VirtualServerConfig {
  readonly key: IpvsServiceKey;
  readonly scheduler: SchedulerName;
  readonly flags: readonly string[];
  readonly persistenceTimeoutS: number | null;
  readonly persistenceMask: number | null;
  readonly quorum: number;
  readonly hysteresis: number;
  readonly servers: readonly RealServerConfig[];
  readonly sorryServer: RealServerConfig | null;
}
