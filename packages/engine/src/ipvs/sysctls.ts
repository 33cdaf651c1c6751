// net.ipv4.vs.* of Linux 6.1 (ip_vs_ctl.c, vs_vars): the kernel's defaults, and which values may be written.

/** The keys that IPVS here looks at, in the units of /proc. */
export interface IpvsSysctls {
  readonly am_droprate: number;
  readonly backup_only: number;
  readonly conn_reuse_mode: number;
  readonly drop_packet: number;
  readonly expire_nodest_conn: number;
  readonly expire_quiescent_template: number;
  readonly lblcr_expiration: number;
  readonly nat_icmp_send: number;
  readonly pmtu_disc: number;
  readonly secure_tcp: number;
  readonly sloppy_tcp: number;
  /** The second number of sync_threshold. */
  readonly sync_period: number;
  readonly sync_persist_mode: number;
  readonly sync_refresh_period: number;
  readonly sync_retries: number;
  readonly sync_threshold: number;
}

export const DEFAULT_IPVS_SYSCTLS: IpvsSysctls = {
  am_droprate: 10,
  backup_only: 0,
  conn_reuse_mode: 1,
  drop_packet: 0,
  expire_nodest_conn: 0,
  expire_quiescent_template: 0,
  lblcr_expiration: 86_400,
  nat_icmp_send: 0,
  pmtu_disc: 1,
  secure_tcp: 0,
  sloppy_tcp: 0,
  sync_period: 50,
  sync_persist_mode: 0,
  sync_refresh_period: 0,
  sync_retries: 0,
  sync_threshold: 3,
};

/**
 * Keys whose value changes nothing that can be seen here: no lack of memory, no SCTP, no connection tracking, one
 * thread that sends, lblc looks for old entries after half an hour only, and what comes out of tunl0 is looked at anew
 * whatever ignore_tunneled says.
 */
export const DEFAULT_INERT_SYSCTLS: Readonly<Record<string, number>> = {
  amemthresh: 1024,
  cache_bypass: 0,
  conntrack: 0,
  drop_entry: 0,
  ignore_tunneled: 0,
  lblc_expiration: 86_400,
  run_estimation: 1,
  schedule_icmp: 0,
  sloppy_sctp: 0,
  snat_reroute: 1,
  sync_ports: 1,
  sync_qlen_max: 5923,
  sync_sock_size: 0,
  sync_version: 1,
};

const DEFENCE_MAX = 3;
const AUTOMATIC = 2;

/** What proc_dointvec_minmax and proc_do_defense_mode refuse. */
const VALID: Readonly<Record<string, (value: number) => boolean>> = {
  drop_entry: isDefence,
  drop_packet: isDefence,
  secure_tcp: isDefence,
  sync_ports: (value) => value > 0 && (value & (value - 1)) === 0,
  sync_qlen_max: (value) => value >= 0,
  sync_retries: (value) => value >= 0 && value <= 3,
  sync_version: (value) => value === 0 || value === 1,
};

/** What would change something that is not imitated. */
const IMITATED: Readonly<Record<string, (value: number) => boolean>> = {
  cache_bypass: (value) => value === 0,
  drop_entry: (value) => value < DEFENCE_MAX,
  run_estimation: (value) => value !== 0,
  schedule_icmp: (value) => value === 0,
  sync_ports: (value) => value === 1,
  sync_version: (value) => value === 1,
};

function isDefence(value: number): boolean {
  return value >= 0 && value <= DEFENCE_MAX;
}

/** The value that stands there afterwards, or why not: EINVAL, ENOTSUP. */
export function ipvsSysctlValue(key: string, value: number): number | 'EINVAL' | 'ENOTSUP' {
  if (VALID[key]?.(value) === false) return 'EINVAL';
  if (IMITATED[key]?.(value) === false) return 'ENOTSUP';
  // update_defense_level: there is memory enough, so the defence goes back to watching.
  return VALID[key] === isDefence && value === AUTOMATIC ? 1 : value;
}

/** The defence that is always on. */
export function isDefending(mode: number): boolean {
  return mode === DEFENCE_MAX;
}
