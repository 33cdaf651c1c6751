import type { FlowMap } from '../core/flow-map.js';
import type { SimTimeUs } from '../core/time.js';
import type { Ipv4Address } from '../wire/address.js';
import type { SyncRecord } from '../wire/ipvs-sync.js';
import type { Statistics } from './statistics.js';
import { DEFAULT_INERT_SYSCTLS, DEFAULT_IPVS_SYSCTLS, type IpvsSysctls } from './sysctls.js';
import type { TcpConnectionState } from './tcp-states.js';
import type { IpvsTimeouts } from './timeouts.js';

/** The protocols that IPVS balances here. */
export type TransportProtocol = 'tcp' | 'udp';

export type ConnectionState = TcpConnectionState | 'UDP';

export type ForwardingMethod = 'masquerade' | 'direct-route' | 'tunnel';

/** The schedulers of Linux. */
export type SchedulerName =
  | 'rr'
  | 'wrr'
  | 'lc'
  | 'wlc'
  | 'sh'
  | 'dh'
  | 'sed'
  | 'nq'
  | 'mh'
  | 'fo'
  | 'ovf'
  | 'lblc'
  | 'lblcr';

export type IpvsServiceKey =
  | { readonly kind: 'tcp' | 'udp'; readonly address: Ipv4Address; readonly port: number }
  | { readonly kind: 'mark'; readonly mark: number };

/** ip_vs_dest. It outlives its removal while connections refer to it (the kernel's trash). */
export interface Destination {
  readonly id: number;
  readonly service: string;
  readonly address: Ipv4Address;
  readonly port: number;
  forwarding: ForwardingMethod;
  weight: number;
  /** The last weight that was not zero (mh). */
  lastWeight: number;
  upperThreshold: number;
  lowerThreshold: number;
  overloaded: boolean;
  available: boolean;
  active: number;
  inactive: number;
  persistent: number;
  references: number;
  /** Since when it has been removed and unused, and since when the trash has known that; null: it does not. */
  idleSince: number;
  unusedSince: number | null;
  stats: Statistics;
}

/** What a scheduler remembers between two calls. `current` 0 stands for the head of the list. */
export interface SchedulerState {
  current: number;
  /** Where `current` stood in the list when it was chosen: looked at first. */
  place?: number;
  currentWeight: number;
  maxWeight: number;
  step: number;
  /** lblc and lblcr: who serves a virtual address. */
  readonly localities: Map<Ipv4Address, Locality>;
}

/** Destinations by id, the one that joined last first; times in microseconds. */
export interface Locality {
  destinations: readonly number[];
  modifiedAt: number;
  usedAt: number;
}

export interface Service {
  readonly key: IpvsServiceKey;
  scheduler: SchedulerName;
  flags: readonly string[];
  persistenceTimeoutS: number | null;
  persistenceMask: number;
  /** In the kernel's order: the one added last comes first. */
  destinations: Destination[];
  state: SchedulerState;
  stats: Statistics;
}

/** ip_vs_conn. */
export interface Connection {
  /** 0 while it is in no table. */
  id: number;
  readonly protocol: TransportProtocol;
  readonly clientAddress: Ipv4Address;
  readonly clientPort: number;
  readonly virtualAddress: Ipv4Address;
  readonly virtualPort: number;
  readonly destinationAddress: Ipv4Address;
  readonly destinationPort: number;
  forwarding: ForwardingMethod;
  /** 0: told by another director, and the server is not known here. */
  destination: number;
  service: string;
  /** The template that chose the server; 0 without persistence. */
  template: number;
  /** The mark of its first packet. */
  mark: number;
  /** From the client, for `sync_threshold`. */
  packets: number;
  /** The state that the backup was told last, and until when it believes in it (ticks, see sync/master.ts). */
  toldState: ConnectionState;
  toldUntil: number;
  state: ConnectionState;
  inactive: boolean;
  /** Only the client's half has been seen. */
  inputOnly: boolean;
  timeoutUs: number;
  expiresAt: SimTimeUs;
  timer: number;
}

/** `ip`: for a mark, which stands in place of the virtual address. */
export interface TemplateKey {
  readonly protocol: TransportProtocol | 'ip';
  readonly clientAddress: Ipv4Address;
  readonly virtualAddress: Ipv4Address;
  readonly virtualPort: number;
}

/** ip_vs_conn with IP_VS_CONN_F_TEMPLATE: which server a client has. */
export interface Template extends TemplateKey {
  readonly id: number;
  virtualPort: number;
  readonly destinationAddress: Ipv4Address;
  destinationPort: number;
  forwarding: ForwardingMethod;
  /** 0: told by another director, and the server is not known here. */
  destination: number;
  service: string;
  mark: number;
  /** One of its connections has been established. */
  assured: boolean;
  /** How many connections live by it. */
  controlled: number;
  packets: number;
  toldUntil: number;
  timeoutUs: number;
  expiresAt: SimTimeUs;
  timer: number;
}

/** A daemon of `ipvsadm --start-daemon`. */
export interface SyncDaemon {
  readonly iface: string;
  readonly ifindex: number;
  readonly syncId: number;
  readonly maxLength: number;
  readonly group: Ipv4Address;
  readonly port: number;
  readonly ttl: number;
}

export interface SyncMaster extends SyncDaemon {
  readonly sourceAddress: Ipv4Address;
  readonly sourcePort: number;
  /** A time at which the sending thread looked; it does once a second. */
  lookedAt: number;
  /** The message that is being filled. */
  buffer: { readonly since: number; records: readonly SyncRecord[] } | null;
  /** Messages that are full, to be sent at once. */
  full: (readonly SyncRecord[])[];
  timer: number;
}

/** Ids of connections. */
export type FlowsByProtocol = Readonly<Record<TransportProtocol, FlowMap<number>>>;

/** One network namespace's IPVS: plain data. */
export interface Ipvs {
  readonly services: Map<string, Service>;
  /** All destinations by id, the removed ones too while they are referred to. */
  readonly destinations: Map<number, Destination>;
  nextDestinationId: number;
  /** When the trash of removed destinations is looked through next; null: it is empty. */
  trashDueAt: number | null;
  readonly connections: Map<number, Connection>;
  nextConnectionId: number;
  /** Connections by the client's side: its address and port, then the virtual ones. */
  readonly flows: FlowsByProtocol;
  /** Masqueraded connections by the server's side: the client's address and port, then the server's. */
  readonly replies: FlowsByProtocol;
  readonly templates: Map<number, Template>;
  /** Usable templates by `templateKeyText`. */
  readonly templateIds: Map<string, number>;
  nextTemplateId: number;
  timeouts: IpvsTimeouts;
  /** Replaced when one is written, as are the inert ones. */
  sysctls: IpvsSysctls;
  /** Connections until one is dropped (drop_packet). */
  dropCounter: number;
  /** Keys whose value means nothing here. */
  inertSysctls: Readonly<Record<string, number>>;
  readonly sync: { master: SyncMaster | null; backup: SyncDaemon | null };
}

const TCP_S = 900;
const TCP_FIN_S = 120;
const UDP_S = 300;

export function createIpvs(): Ipvs {
  return {
    services: new Map(),
    destinations: new Map(),
    nextDestinationId: 1,
    trashDueAt: null,
    connections: new Map(),
    nextConnectionId: 1,
    flows: { tcp: new Map(), udp: new Map() },
    replies: { tcp: new Map(), udp: new Map() },
    templates: new Map(),
    templateIds: new Map(),
    nextTemplateId: 1,
    timeouts: { tcpS: TCP_S, tcpFinS: TCP_FIN_S, udpS: UDP_S },
    sysctls: DEFAULT_IPVS_SYSCTLS,
    dropCounter: 0,
    inertSysctls: DEFAULT_INERT_SYSCTLS,
    sync: { master: null, backup: null },
  };
}

/** Most hosts never use IPVS: they share this one, which is never changed. */
export const UNUSED_IPVS: Ipvs = createIpvs();

export function serviceKeyText(key: IpvsServiceKey): string {
  return key.kind === 'mark' ? `mark:${key.mark}` : `${key.kind}:${key.address}:${key.port}`;
}
