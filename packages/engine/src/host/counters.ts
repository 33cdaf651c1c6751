/**
 * Rows of /proc/net/snmp and /proc/net/netstat, by the names of `nstat`. Those that every packet or connection moves are fields,
 * all others are kept by name.
 */
export interface Counters {
  IpInReceives: number;
  IpInDelivers: number;
  IpOutRequests: number;
  IpForwDatagrams: number;
  TcpInSegs: number;
  TcpOutSegs: number;
  TcpActiveOpens: number;
  TcpPassiveOpens: number;
  TcpExtTW: number;
  readonly others: Map<string, number>;
}

export function createCounters(): Counters {
  return {
    IpInReceives: 0,
    IpInDelivers: 0,
    IpOutRequests: 0,
    IpForwDatagrams: 0,
    TcpInSegs: 0,
    TcpOutSegs: 0,
    TcpActiveOpens: 0,
    TcpPassiveOpens: 0,
    TcpExtTW: 0,
    others: new Map(),
  };
}

/** For all that has no field. */
export function count(counters: Counters, name: string, by = 1): void {
  counters.others.set(name, (counters.others.get(name) ?? 0) + by);
}

/** What has been counted at all, by name. */
export function countedRows({ others, ...fields }: Counters): Map<string, number> {
  const rows = Object.entries(fields).filter(([, value]) => value > 0);
  return new Map([...rows, ...others]);
}
