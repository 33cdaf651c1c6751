/** Rows of /proc/net/snmp and /proc/net/netstat, by the names of `nstat`. */
export type Counters = Map<string, number>;

export function count(counters: Counters, name: string, by = 1): void {
  counters.set(name, (counters.get(name) ?? 0) + by);
}
