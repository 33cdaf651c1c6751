import type { SimTimeUs } from '../core/time.js';
import type { RouteMetrics } from '../host/route.js';
import type { Ipv4Address, MacAddress } from '../wire/address.js';
import type { Ipv4Packet } from '../wire/frame.js';

/** Address and route scopes as `ip` names them; numbers are the kernel's (0, 200, 253, 254, 255). */
export type Scope = 'global' | 'site' | 'link' | 'host' | 'nowhere';

export interface InterfaceView {
  readonly name: string;
  readonly ifindex: number;
  readonly kind: 'loopback' | 'ethernet' | 'ipip' | 'dummy' | 'bridge';
  readonly mac: MacAddress;
  readonly mtu: number;
  /** Administratively up: `ip link set up`. */
  readonly up: boolean;
  /** The other end of the cable is up too. */
  readonly carrier: boolean;
  /** False after `ip link set arp off`, on dummies and on tunl0. */
  readonly arp: boolean;
  /** The bridge that it is a port of. */
  readonly master: string | null;
  /** The other end of its cable: the node, and the number that the interface has there. */
  readonly peer: { readonly node: string; readonly ifindex: number } | null;
  readonly traffic: TrafficView;
}

/** What `ip -s link` shows: octets with the link-layer header where there is one. */
export interface TrafficView {
  readonly rxPackets: number;
  readonly rxBytes: number;
  readonly txPackets: number;
  readonly txBytes: number;
}

export interface AddressView {
  readonly iface: string;
  readonly local: Ipv4Address;
  readonly prefixLength: number;
  readonly broadcast: Ipv4Address | null;
  readonly scope: Scope;
  readonly label: string;
  readonly secondary: boolean;
}

export type RouteType = 'unicast' | 'local' | 'broadcast' | 'unreachable' | 'blackhole' | 'prohibit' | 'throw';
/** Other tables by their numbers. */
export type RouteTable = 'main' | 'local' | number;
export type RouteProtocol = 'kernel' | 'boot' | 'static' | 'redirect';

export interface RouteView {
  readonly table: RouteTable;
  readonly type: RouteType;
  readonly destination: Ipv4Address;
  readonly prefixLength: number;
  readonly gateway: Ipv4Address | null;
  readonly iface: string | null;
  readonly protocol: RouteProtocol;
  readonly scope: Scope;
  readonly metric: number;
  readonly preferredSource: Ipv4Address | null;
  readonly onlink: boolean;
  readonly metrics: RouteMetrics | null;
  /** The interface has no carrier. */
  readonly linkDown: boolean;
}

/** What `ip route get` shows. `viaLoopback` is the `local` type that goes to this host itself. */
export interface RouteDecision {
  /** Where the route was found; null if no table says it (what goes to an interface that was named). */
  readonly table: RouteTable | null;
  readonly type: RouteType;
  readonly destination: Ipv4Address;
  readonly gateway: Ipv4Address | null;
  readonly iface: string;
  readonly source: Ipv4Address;
  /** Of the route itself. */
  readonly metrics: RouteMetrics | null;
  /** A learned redirect or path MTU, and when it goes. */
  readonly cache: { readonly mtu: number | null; readonly redirected: boolean; readonly expiresAt: SimTimeUs } | null;
}

export type NeighbourState =
  | 'incomplete'
  | 'reachable'
  | 'stale'
  | 'delay'
  | 'probe'
  | 'failed'
  | 'permanent'
  | 'noarp';

/** A packet that has no Ethernet header yet. */
export interface QueuedView {
  readonly nextHop: Ipv4Address;
  readonly packet: Ipv4Packet;
}

export interface NeighbourView {
  readonly address: Ipv4Address;
  readonly iface: string;
  readonly state: NeighbourState;
  /** Null while it is not known (incomplete, failed). */
  readonly mac: MacAddress | null;
  /** Packets that wait for the answer. */
  readonly queued: number;
  readonly usedAt: SimTimeUs;
  readonly confirmedAt: SimTimeUs;
  readonly updatedAt: SimTimeUs;
}

export interface FdbView {
  readonly mac: MacAddress;
  readonly port: string;
  readonly state: 'learned' | 'permanent';
  /** When a frame from this MAC was last seen; 0 for permanent ones. */
  readonly seenAt: SimTimeUs;
}

export interface SwitchPortView {
  readonly name: string;
  readonly mac: MacAddress;
  readonly up: boolean;
  readonly carrier: boolean;
}

export type TcpState =
  | 'listen'
  | 'syn-sent'
  | 'syn-received'
  | 'established'
  | 'fin-wait-1'
  | 'fin-wait-2'
  | 'close-wait'
  | 'closing'
  | 'last-ack'
  | 'time-wait'
  | 'closed';

export interface SocketView {
  readonly protocol: 'tcp' | 'udp';
  readonly state: TcpState | 'unconnected';
  readonly localAddress: Ipv4Address;
  readonly localPort: number;
  readonly remoteAddress: Ipv4Address;
  readonly remotePort: number;
}

export type ForwardingMethod = 'masquerade' | 'direct-route' | 'tunnel';
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

/** How a service is named: by protocol, address and port, or by a firewall mark. */
export type IpvsServiceKey =
  | { readonly kind: 'tcp' | 'udp'; readonly address: Ipv4Address; readonly port: number }
  | { readonly kind: 'mark'; readonly mark: number };

export interface IpvsStats {
  readonly connections: number;
  readonly inPackets: number;
  readonly outPackets: number;
  readonly inBytes: number;
  readonly outBytes: number;
}

export interface IpvsDestinationView {
  readonly address: Ipv4Address;
  readonly port: number;
  readonly forwarding: ForwardingMethod;
  readonly weight: number;
  readonly upperThreshold: number;
  readonly lowerThreshold: number;
  readonly active: number;
  readonly inactive: number;
  readonly persistent: number;
  /** What `--stats` shows: the estimator's copy, up to 2 s old. */
  readonly stats: IpvsStats;
  /** The running counters, not delayed. */
  readonly statsNow: IpvsStats;
  /** `--rate`: per second, a moving average. */
  readonly rates: IpvsStats;
}

export interface IpvsServiceView {
  readonly key: IpvsServiceKey;
  readonly scheduler: SchedulerName;
  /** Scheduler flags such as `sh-port`, `ops`. */
  readonly flags: readonly string[];
  /** Seconds; null when the service is not persistent. */
  readonly persistenceTimeoutS: number | null;
  readonly persistenceMask: number;
  /** In the kernel's order: the one added last comes first. */
  readonly destinations: readonly IpvsDestinationView[];
  readonly stats: IpvsStats;
  readonly statsNow: IpvsStats;
  /** `--rate`: per second, a moving average. */
  readonly rates: IpvsStats;
}

export type IpvsConnectionState =
  | 'NONE'
  | 'ESTABLISHED'
  | 'SYN_SENT'
  | 'SYN_RECV'
  | 'FIN_WAIT'
  | 'TIME_WAIT'
  | 'CLOSE'
  | 'CLOSE_WAIT'
  | 'LAST_ACK'
  | 'LISTEN'
  | 'SYNACK'
  | 'UDP'
  | 'ASSURED';

export interface IpvsConnectionView {
  readonly protocol: 'tcp' | 'udp' | 'ip';
  readonly state: IpvsConnectionState;
  readonly clientAddress: Ipv4Address;
  readonly clientPort: number;
  readonly virtualAddress: Ipv4Address;
  readonly virtualPort: number;
  readonly destinationAddress: Ipv4Address;
  readonly destinationPort: number;
  /** Microseconds from now until it goes. */
  readonly expiresInUs: number;
  readonly template: boolean;
}

export interface IpvsTimeouts {
  readonly tcpS: number;
  readonly tcpFinS: number;
  readonly udpS: number;
}
