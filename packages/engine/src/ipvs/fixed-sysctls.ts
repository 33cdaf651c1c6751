/**
 * net.ipv4.vs keys that exist in Linux 6.1 and do nothing here: the values that may be set, the kernel's default
 * first. Another value would change what IPVS does, so it is refused. The defence modes (drop_entry, ...) at 1 wait
 * for a lack of memory, which never comes.
 */
export const FIXED_SYSCTLS: Readonly<Record<string, readonly [number, ...number[]]>> = {
  am_droprate: [10],
  amemthresh: [1024],
  cache_bypass: [0],
  conntrack: [0],
  drop_entry: [0, 1],
  drop_packet: [0, 1],
  ignore_tunneled: [0],
  lblc_expiration: [86_400],
  lblcr_expiration: [86_400],
  nat_icmp_send: [0],
  run_estimation: [1],
  schedule_icmp: [0],
  secure_tcp: [0, 1],
  sloppy_sctp: [0, 1],
  snat_reroute: [1],
  sync_ports: [1],
  sync_refresh_period: [0],
  sync_retries: [0, 1, 2, 3],
  sync_sock_size: [0],
  sync_version: [1],
};
