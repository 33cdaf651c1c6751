// Settings are replaced when one is written, never changed: nearly all hosts share the kernel's own.

/** net.ipv4.conf.IFACE.*: one set for `all`, one for `default`, one for each interface. */
export interface InterfaceConf {
  readonly forwarding: number;
  readonly accept_local: number;
  readonly accept_redirects: number;
  readonly accept_source_route: number;
  readonly arp_accept: number;
  readonly arp_announce: number;
  readonly arp_evict_nocarrier: number;
  readonly arp_filter: number;
  readonly arp_ignore: number;
  readonly arp_notify: number;
  readonly drop_gratuitous_arp: number;
  readonly log_martians: number;
  readonly promote_secondaries: number;
  readonly proxy_arp: number;
  readonly proxy_arp_pvlan: number;
  readonly route_localnet: number;
  readonly rp_filter: number;
  readonly secure_redirects: number;
  readonly send_redirects: number;
  readonly shared_media: number;
}

export type ConfKey = keyof InterfaceConf;

/** net.ipv4.neigh.IFACE.*, in the units of /proc (`default` is there in the first network namespace only). */
export interface NeighbourConf {
  /** Probes left to a daemon, which nobody runs here. */
  readonly app_solicit: number;
  readonly base_reachable_time_ms: number;
  readonly delay_first_probe_time: number;
  readonly anycast_delay: number;
  readonly gc_stale_time: number;
  readonly interval_probe_time_ms: number;
  readonly locktime: number;
  /** Broadcast probes after the unicast ones for an entry that was known. */
  readonly mcast_resolicit: number;
  readonly mcast_solicit: number;
  readonly proxy_delay: number;
  readonly proxy_qlen: number;
  readonly retrans_time_ms: number;
  readonly ucast_solicit: number;
  readonly unres_qlen_bytes: number;
}

export interface GlobalConf {
  readonly icmp_echo_ignore_all: number;
  readonly icmp_echo_ignore_broadcasts: number;
  readonly icmp_errors_use_inbound_ifaddr: number;
  readonly icmp_msgs_burst: number;
  readonly icmp_msgs_per_sec: number;
  readonly icmp_ratelimit: number;
  readonly icmp_ratemask: number;
  readonly ip_default_ttl: number;
  readonly ip_forward: number;
  readonly ip_nonlocal_bind: number;
  readonly ip_no_pmtu_disc: number;
  readonly tcp_fin_timeout: number;
  tcp_retries2: number;
  readonly tcp_syn_retries: number;
  readonly tcp_synack_retries: number;
}

export interface Sysctls {
  all: InterfaceConf;
  default: InterfaceConf;
  global: GlobalConf;
}

/** Linux 6.1 defaults (devinet.c, ip_sysctl). `shared_media`, redirects: on; everything else off. */
export const DEFAULT_INTERFACE_CONF: InterfaceConf = {
  forwarding: 0,
  accept_local: 0,
  accept_redirects: 1,
  accept_source_route: 1,
  arp_accept: 0,
  arp_announce: 0,
  arp_evict_nocarrier: 1,
  arp_filter: 0,
  arp_ignore: 0,
  arp_notify: 0,
  drop_gratuitous_arp: 0,
  log_martians: 0,
  promote_secondaries: 0,
  proxy_arp: 0,
  proxy_arp_pvlan: 0,
  route_localnet: 0,
  rp_filter: 0,
  secure_redirects: 1,
  send_redirects: 1,
  shared_media: 1,
};

export const DEFAULT_NEIGHBOUR_CONF: NeighbourConf = {
  app_solicit: 0,
  base_reachable_time_ms: 30_000,
  delay_first_probe_time: 5,
  anycast_delay: 100,
  gc_stale_time: 60,
  interval_probe_time_ms: 5000,
  locktime: 100,
  mcast_resolicit: 0,
  mcast_solicit: 3,
  proxy_delay: 80,
  proxy_qlen: 64,
  retrans_time_ms: 1000,
  ucast_solicit: 3,
  unres_qlen_bytes: 212_992,
};

const DEFAULT_GLOBAL_CONF: GlobalConf = {
  icmp_echo_ignore_all: 0,
  icmp_echo_ignore_broadcasts: 1,
  icmp_errors_use_inbound_ifaddr: 0,
  icmp_msgs_burst: 50,
  icmp_msgs_per_sec: 1000,
  icmp_ratelimit: 1000,
  icmp_ratemask: 6168,
  ip_default_ttl: 64,
  ip_forward: 0,
  ip_nonlocal_bind: 0,
  ip_no_pmtu_disc: 0,
  tcp_fin_timeout: 60,
  tcp_retries2: 15,
  tcp_syn_retries: 6,
  tcp_synack_retries: 5,
};

export function createSysctls(): Sysctls {
  return { all: DEFAULT_INTERFACE_CONF, default: DEFAULT_INTERFACE_CONF, global: DEFAULT_GLOBAL_CONF };
}

// include/linux/inetdevice.h: how `all` and the interface combine differs from key to key.

/** IN_DEV_MAXCONF: arp_ignore, arp_announce, arp_accept, arp_notify, rp_filter. */
export function maxConf(
  sysctls: Sysctls,
  conf: InterfaceConf,
  key: 'arp_ignore' | 'arp_announce' | 'arp_accept' | 'arp_notify' | 'rp_filter',
): number {
  return Math.max(sysctls.all[key], conf[key]);
}

/** IN_DEV_ORCONF. */
export function orConf(
  sysctls: Sysctls,
  conf: InterfaceConf,
  key:
    | 'accept_local'
    | 'drop_gratuitous_arp'
    | 'arp_filter'
    | 'proxy_arp'
    | 'proxy_arp_pvlan'
    | 'route_localnet'
    | 'send_redirects'
    | 'shared_media'
    | 'secure_redirects'
    | 'promote_secondaries',
): boolean {
  return sysctls.all[key] !== 0 || conf[key] !== 0;
}

/** IN_DEV_RX_REDIRECTS: a router wants both, a host either. */
export function acceptsRedirects(sysctls: Sysctls, conf: InterfaceConf): boolean {
  const all = sysctls.all.accept_redirects !== 0;
  const own = conf.accept_redirects !== 0;
  return conf.forwarding !== 0 ? all && own : all || own;
}
